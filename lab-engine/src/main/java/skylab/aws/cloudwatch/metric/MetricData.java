package skylab.aws.cloudwatch.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.telemetry.Metric;
import skylab.telemetry.Series;
import skylab.telemetry.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** GetMetricData: several metrics at once, without metric math. */
public final class MetricData {
    // CloudWatch API reference, "GetMetricData".
    private static final int MOST_QUERIES = 500;
    private static final int MOST_DATAPOINTS = 100_800;
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");

    private MetricData() {}

    private record Value(int query, Instant at, double value) {}

    /**
     * GetMetricData. Queries that are expressions are refused.
     *
     * @throws AwsError {@code ValidationError}, {@code MissingParameter}, {@code InvalidParameterValue}, {@code
     *     InvalidNextToken}, or {@code NotEmulated} for metric math
     */
    public static GetMetricDataResponse getMetricData(Call call, GetMetricDataRequest request) {
        List<MetricDataQuery> queries = request.metricDataQueries();
        check(request, queries);
        boolean ascending = "TimestampAscending".equals(request.scanByAsString());
        List<MetricDataQuery> returned = new ArrayList<>();
        List<Value> all = new ArrayList<>();
        for (MetricDataQuery query : queries) {
            List<Value> values = values(call, request, query.metricStat(), returned.size());
            if (!Boolean.FALSE.equals(query.returnData())) {
                if (!ascending) {
                    Collections.reverse(values);
                }
                all.addAll(values);
                returned.add(query);
            }
        }
        int most = request.maxDatapoints() == null ? MOST_DATAPOINTS : request.maxDatapoints();
        Page<Value> page = Page.of(all, most, request.nextToken(), 1, MOST_DATAPOINTS);
        int lastOnPage = page.nextToken() == null
                ? returned.size()
                : page.items().get(page.items().size() - 1).query();
        List<MetricDataResult> results = new ArrayList<>();
        for (int i = 0; i < returned.size(); i++) {
            int index = i;
            List<Value> mine = page.items().stream()
                    .filter(value -> value.query() == index)
                    .toList();
            results.add(MetricDataResult.builder()
                    .id(returned.get(i).id())
                    .label(label(returned.get(i)))
                    .timestamps(mine.stream().map(Value::at).toList())
                    .values(mine.stream().map(Value::value).toList())
                    .statusCode(i < lastOnPage ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                    .build());
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .nextToken(page.nextToken())
                .build();
    }

    private static void check(GetMetricDataRequest request, List<MetricDataQuery> queries) {
        if (queries.isEmpty()) {
            throw new AwsError("MissingParameter", "The parameter MetricDataQueries is required.");
        }
        if (queries.size() > MOST_QUERIES) {
            throw new AwsError(
                    "ValidationError",
                    "The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES + ".");
        }
        Set<String> ids = new HashSet<>();
        for (MetricDataQuery query : queries) {
            if (query.id() == null || !ID.matcher(query.id()).matches()) {
                throw new AwsError(
                        "ValidationError",
                        "The value " + query.id() + " for parameter MetricDataQueries.member.Id is not matching the"
                                + " expected pattern ^[a-z][a-zA-Z0-9_]*$.");
            }
            if (!ids.add(query.id())) {
                throw new AwsError("ValidationError", "The id '" + query.id() + "' is used more than once.");
            }
            if (query.expression() != null) {
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate metric math yet (Expression '" + query.expression()
                                + "'). Ask with MetricStat.");
            }
            Window.required("MetricStat", query.metricStat());
            Window.required("MetricStat.Metric", query.metricStat().metric());
            Window.required("MetricStat.Stat", query.metricStat().stat());
            Window.of(request.startTime(), request.endTime(), query.metricStat().period());
        }
    }

    private static List<Value> values(Call call, GetMetricDataRequest request, MetricStat stat, int query) {
        Statistic statistic = Statistic.named(stat.stat())
                .orElseThrow(
                        () -> Window.invalid("The value " + stat.stat() + " for parameter Stat is not supported."));
        Window window = Window.of(request.startTime(), request.endTime(), stat.period());
        Optional<Metric> metric = Metric.named(stat.metric().metricName());
        List<Value> values = new ArrayList<>();
        boolean unitFits = stat.unitAsString() == null
                || metric.filter(known -> known.unit().equals(stat.unitAsString()))
                        .isPresent();
        if (unitFits && !window.isHighResolution()) {
            Instant now = call.tx().now();
            Catalog.series(
                            call,
                            stat.metric().namespace(),
                            metric,
                            stat.metric().dimensions())
                    .ifPresent(
                            series -> series.points(Series.begin(window.from(), now), window.to(), window.period(), now)
                                    .forEach(point ->
                                            values.add(new Value(query, point.from(), statistic.of(point.samples())))));
        }
        return values;
    }

    private static String label(MetricDataQuery query) {
        return query.label() != null
                ? query.label()
                : query.metricStat().metric().metricName();
    }
}
