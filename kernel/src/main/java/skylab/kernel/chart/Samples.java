package skylab.kernel.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import skylab.kernel.chart.CloudWatchChart.Band;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Sample;
import skylab.kernel.chart.CloudWatchChart.Side;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch's answers as points of lines, in order of time, with a gap where a period has none. */
final class Samples {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Map<String, Function<Datapoint, Double>> SIMPLE = simple();

    private Samples() {}

    private static Map<String, Function<Datapoint, Double>> simple() {
        Map<String, Function<Datapoint, Double>> simple = new LinkedHashMap<>();
        simple.put("Average", Datapoint::average);
        simple.put("Sum", Datapoint::sum);
        simple.put("Maximum", Datapoint::maximum);
        simple.put("Minimum", Datapoint::minimum);
        simple.put("SampleCount", Datapoint::sampleCount);
        return simple;
    }

    /** The statistics that data points have, simple ones first. */
    static List<String> statistics(List<Datapoint> datapoints) {
        List<String> statistics = new ArrayList<>();
        SIMPLE.forEach((name, value) -> {
            if (datapoints.stream().anyMatch(datapoint -> value.apply(datapoint) != null)) {
                statistics.add(name);
            }
        });
        datapoints.stream()
                .flatMap(datapoint -> datapoint.extendedStatistics().keySet().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(name -> name))
                .forEach(statistics::add);
        return statistics;
    }

    /** The points of one statistic; the period is null to take the shortest distance between two of them. */
    static List<Sample> of(List<Datapoint> datapoints, String statistic, Duration period) {
        SortedMap<Instant, Double> values = new TreeMap<>();
        for (Datapoint datapoint : datapoints) {
            Double value = SIMPLE.getOrDefault(
                            statistic, one -> one.extendedStatistics().get(statistic))
                    .apply(datapoint);
            if (value != null) {
                values.put(datapoint.timestamp(), value);
            }
        }
        return withGaps(values, period);
    }

    /** The points of a result of GetMetricData. */
    static List<Sample> of(MetricDataResult result, Duration period) {
        SortedMap<Instant, Double> values = new TreeMap<>();
        for (int i = 0; i < result.timestamps().size(); i++) {
            values.put(result.timestamps().get(i), result.values().get(i));
        }
        return withGaps(values, period);
    }

    /** A chart with results of GetMetricData by their labels: bands, and lines. */
    static CloudWatchChart drawn(CloudWatchChart chart, List<MetricDataResult> results) {
        CloudWatchChart drawn = chart;
        for (int i = 0; i < results.size(); i++) {
            MetricDataResult result = results.get(i);
            boolean isBand = i + 1 < results.size() && Metrics.areBand(result, results.get(i + 1));
            if (isBand) {
                drawn = drawn.band(new Band(result.label(), of(results.get(i + 1), null), of(result, null), Side.LEFT));
                i++;
            } else {
                drawn = drawn.line(new Line(result.label(), of(result, null)));
            }
        }
        return drawn;
    }

    private static List<Sample> withGaps(SortedMap<Instant, Double> values, Duration asked) {
        Duration period = asked != null ? asked : shortestStep(values);
        List<Sample> samples = new ArrayList<>();
        Instant expected = null;
        for (Map.Entry<Instant, Double> value : values.entrySet()) {
            if (expected != null && value.getKey().isAfter(expected)) {
                samples.add(new Sample(expected, Double.NaN));
            }
            samples.add(new Sample(value.getKey(), value.getValue()));
            expected = value.getKey().plus(period);
        }
        return samples;
    }

    private static Duration shortestStep(SortedMap<Instant, Double> values) {
        Duration shortest = null;
        Instant before = null;
        for (Instant at : values.keySet()) {
            if (before != null) {
                Duration step = Duration.between(before, at);
                shortest = shortest == null || step.compareTo(shortest) < 0 ? step : shortest;
            }
            before = at;
        }
        return shortest == null ? MINUTE : shortest;
    }
}
