package skylab.kernel.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import skylab.kernel.chart.CloudWatchChart.Sample;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;

/** Charts of CloudWatch's answers. */
public final class Charts {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Charts() {}

    /** A chart of answers; the period is the shortest distance between two of an answer's data points. */
    public static CloudWatchChart chart(GetMetricStatisticsResponse... answers) {
        return chart(null, answers);
    }

    /**
     * A chart of answers. The data points are sorted; where one is missing, the line has a gap.
     *
     * @param period of the data points; null to take the shortest distance between two of them
     * @param answers a line for each, of the first statistic that it has: Average, Sum, Maximum, Minimum, SampleCount,
     *     or an extended one
     */
    public static CloudWatchChart chart(Duration period, GetMetricStatisticsResponse... answers) {
        List<GetMetricStatisticsResponse> all = List.of(answers);
        String title = String.join(
                ", ",
                all.stream()
                        .map(GetMetricStatisticsResponse::label)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        String unit = all.stream()
                .flatMap(answer -> answer.datapoints().stream())
                .map(Datapoint::unitAsString)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        CloudWatchChart chart = CloudWatchChart.of(title, unit);
        for (GetMetricStatisticsResponse answer : all) {
            chart = chart.line(answer.label(), samples(answer.datapoints(), period));
        }
        return chart;
    }

    private static List<Sample> samples(List<Datapoint> datapoints, Duration asked) {
        List<Datapoint> sorted = datapoints.stream()
                .sorted(Comparator.comparing(Datapoint::timestamp))
                .toList();
        Duration period = asked != null ? asked : shortestStep(sorted);
        List<Sample> samples = new ArrayList<>();
        Instant expected = null;
        for (Datapoint datapoint : sorted) {
            if (expected != null && datapoint.timestamp().isAfter(expected)) {
                samples.add(new Sample(expected, Double.NaN));
            }
            samples.add(new Sample(datapoint.timestamp(), value(datapoint)));
            expected = datapoint.timestamp().plus(period);
        }
        return samples;
    }

    private static Duration shortestStep(List<Datapoint> sorted) {
        Duration shortest = null;
        for (int i = 1; i < sorted.size(); i++) {
            Duration step = Duration.between(
                    sorted.get(i - 1).timestamp(), sorted.get(i).timestamp());
            shortest = shortest == null || step.compareTo(shortest) < 0 ? step : shortest;
        }
        return shortest == null ? MINUTE : shortest;
    }

    private static double value(Datapoint datapoint) {
        List<Double> values = new ArrayList<>();
        values.add(datapoint.average());
        values.add(datapoint.sum());
        values.add(datapoint.maximum());
        values.add(datapoint.minimum());
        values.add(datapoint.sampleCount());
        values.addAll(datapoint.extendedStatistics().values());
        return values.stream().filter(Objects::nonNull).findFirst().orElse(Double.NaN);
    }
}
