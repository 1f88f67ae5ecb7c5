package skylab.aws.cloudwatch.metric;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.telemetry.Series;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.LabelOptions;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** GetMetricData: several metrics at once. */
public final class MetricData {
    // CloudWatch API reference, "GetMetricData".
    private static final int MOST_QUERIES = 500;
    private static final int MOST_DATAPOINTS = 100_800;

    private static final Pattern ZONE = Pattern.compile("[+-](0\\d|1[0-7])[0-5]\\d");

    private MetricData() {}

    /** A curve of the answer under the id of its query. */
    private record Answer(String id, TimeSeries curve) {}

    private record Value(int answer, Series.Value value) {}

    /**
     * GetMetricData.
     *
     * @throws AwsError {@code ValidationError}, {@code MissingParameter}, {@code InvalidParameterValue}, {@code
     *     InvalidNextToken}
     */
    public static GetMetricDataResponse getMetricData(Call call, GetMetricDataRequest request) {
        check(request);
        boolean ascending = "TimestampAscending".equals(request.scanByAsString());
        List<Answer> answers = answers(call, request);
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            List<Series.Value> values = new ArrayList<>(answers.get(i).curve().values());
            if (!ascending) {
                Collections.reverse(values);
            }
            int answer = i;
            values.forEach(value -> all.add(new Value(answer, value)));
        }
        int most = request.maxDatapoints() == null ? MOST_DATAPOINTS : request.maxDatapoints();
        Page<Value> page = Page.of(all, most, request.nextToken(), 1, MOST_DATAPOINTS);
        int unfinished = page.nextToken() == null
                ? answers.size()
                : page.items().get(page.items().size() - 1).answer();
        List<MetricDataResult> results = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            int answer = i;
            List<Series.Value> mine = page.items().stream()
                    .filter(value -> value.answer() == answer)
                    .map(Value::value)
                    .toList();
            results.add(MetricDataResult.builder()
                    .id(answers.get(i).id())
                    .label(answers.get(i).curve().label())
                    .timestamps(mine.stream().map(Series.Value::at).toList())
                    .values(mine.stream().map(Series.Value::value).toList())
                    .statusCode(i < unfinished ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                    .build());
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .nextToken(page.nextToken())
                .build();
    }

    private static List<Answer> answers(Call call, GetMetricDataRequest request) {
        Queries queries = new Queries(
                call.tx(),
                call.scope(),
                request.metricDataQueries(),
                request.startTime(),
                request.endTime(),
                call.tx().now(),
                zone(request.labelOptions()),
                new Models());
        List<Answer> answers = new ArrayList<>();
        for (MetricDataQuery query : request.metricDataQueries()) {
            if (!Boolean.FALSE.equals(query.returnData())) {
                queries.of(query.id()).forEach(curve -> answers.add(new Answer(query.id(), curve)));
            }
        }
        return answers;
    }

    // The API reference: "+", "-" and four digits, e.g. +0130.
    private static ZoneOffset zone(LabelOptions options) {
        if (options == null || options.timezone() == null) {
            return ZoneOffset.UTC;
        }
        if (!ZONE.matcher(options.timezone()).matches()) {
            throw new AwsError(
                    "ValidationError",
                    "The value " + options.timezone() + " for parameter LabelOptions.Timezone is not valid. Its format"
                            + " is + or - followed by four digits, for example +0130.");
        }
        return ZoneOffset.of(options.timezone());
    }

    private static void check(GetMetricDataRequest request) {
        List<MetricDataQuery> queries = request.metricDataQueries();
        if (queries.isEmpty()) {
            throw new AwsError("MissingParameter", "The parameter MetricDataQueries is required.");
        }
        if (queries.size() > MOST_QUERIES) {
            throw new AwsError(
                    "ValidationError",
                    "The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES + ".");
        }
        String order = request.scanByAsString();
        if (order != null && !order.equals("TimestampAscending") && !order.equals("TimestampDescending")) {
            throw new AwsError(
                    "ValidationError",
                    "The parameter ScanBy must be a value in the set [ TimestampDescending, TimestampAscending ].");
        }
        Window.range(request.startTime(), request.endTime());
        Queries.check(queries);
    }
}
