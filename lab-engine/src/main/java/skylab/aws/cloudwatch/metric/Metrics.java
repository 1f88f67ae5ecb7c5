package skylab.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.telemetry.MetricId;
import skylab.telemetry.Retention;
import skylab.telemetry.Series;
import skylab.telemetry.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;

/** GetMetricStatistics: one metric in periods. */
public final class Metrics {
    /** The most data points that one call answers (CloudWatch API reference, "GetMetricStatistics"). */
    private static final int MOST_DATAPOINTS = 1_440;

    private static final int MOST_EXTENDED = 10;

    private Metrics() {}

    /**
     * GetMetricStatistics. Periods begin at StartTime, rounded down to the minute, five minutes or hour by its age.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}, {@code InvalidParameterCombination}
     */
    public static GetMetricStatisticsResponse getMetricStatistics(Call call, GetMetricStatisticsRequest request) {
        Window.required("Namespace", request.namespace());
        Window.required("MetricName", request.metricName());
        Datum.size("Dimensions", request.dimensions().size(), Datum.MOST_DIMENSIONS);
        Datum.size("ExtendedStatistics", request.extendedStatistics().size(), MOST_EXTENDED);
        Window window = Window.of(request.startTime(), request.endTime(), request.period());
        Instant now = call.tx().now();
        Instant begin = Retention.begin(window.from(), window.period(), now);
        long seconds = Duration.between(begin, window.to()).toSeconds();
        long count = (seconds + window.period() - 1) / window.period();
        if (count > MOST_DATAPOINTS) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "You have requested up to " + count + " datapoints, which exceeds the limit of " + MOST_DATAPOINTS
                            + ". You may reduce the datapoints requested by increasing Period, or decreasing the time"
                            + " range.");
        }
        List<Statistic> statistics = statistics(request);
        MetricId id = Dimensions.id(request.namespace(), request.metricName(), request.dimensions());
        List<Datapoint> datapoints = new ArrayList<>();
        Catalog.series(call.tx(), call.scope(), id)
                .flatMap(series -> series.in(request.unitAsString()))
                .map(Series::streams)
                .orElse(List.of())
                .forEach(stream -> stream.points(begin, window.to(), window.period(), now)
                        .forEach(point -> datapoints.add(datapoint(point, statistics, stream.unit()))));
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(datapoints)
                .build();
    }

    private static List<Statistic> statistics(GetMetricStatisticsRequest request) {
        List<Statistic> statistics = new ArrayList<>();
        List<String> simple = request.statisticsAsStrings();
        for (int i = 0; i < simple.size(); i++) {
            String at = "Statistics.member." + (i + 1);
            statistics.add(Statistic.named(simple.get(i))
                    .filter(Statistic::isSimple)
                    .orElseThrow(() -> Window.invalid("The parameter " + at
                            + " must be a value in the set [ SampleCount, Average, Sum, Minimum, Maximum ].")));
        }
        for (String name : request.extendedStatistics()) {
            statistics.add(Statistic.named(name)
                    .filter(statistic -> !statistic.isSimple())
                    .orElseThrow(() -> Window.invalid(
                            "The value " + name + " for parameter ExtendedStatistics is not supported.")));
        }
        if (statistics.isEmpty()) {
            throw new AwsError("InvalidParameterCombination", "Must specify either Statistics or ExtendedStatistics");
        }
        return statistics;
    }

    private static Datapoint datapoint(Series.Point point, List<Statistic> statistics, String unit) {
        Datapoint.Builder builder = Datapoint.builder().timestamp(point.from()).unit(unit);
        Map<String, Double> extended = new TreeMap<>();
        for (Statistic statistic : statistics) {
            double value = statistic.of(point.samples());
            switch (statistic.form()) {
                case SAMPLE_COUNT -> builder.sampleCount(value);
                case SUM -> builder.sum(value);
                case AVERAGE -> builder.average(value);
                case MINIMUM -> builder.minimum(value);
                case MAXIMUM -> builder.maximum(value);
                default -> {
                    if (!Double.isNaN(value)) {
                        extended.put(statistic.name(), value);
                    }
                }
            }
        }
        return extended.isEmpty()
                ? builder.build()
                : builder.extendedStatistics(extended).build();
    }
}
