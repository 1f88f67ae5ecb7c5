package skylab.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.telemetry.MetricId;
import skylab.telemetry.Summary;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/**
 * One datum of a PutMetricData request, checked.
 *
 * @param id which metric
 * @param at when it was measured
 * @param unit its unit
 * @param samples what was measured
 * @param resolution seconds: 1 or 60
 */
record Datum(MetricId id, Instant at, String unit, Summary samples, int resolution) {
    // CloudWatch API reference, "PutMetricData" and "MetricDatum".
    static final int MOST_DIMENSIONS = 30;
    private static final int MOST_VALUES = 150;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DIMENSION_VALUE = 1024;
    private static final double LARGEST = Math.pow(2, 360);
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    /**
     * Checks a datum.
     *
     * @param at where it stands in the request, e.g. {@code MetricData.member.1}
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue} or {@code InvalidParameterCombination}
     */
    static Datum of(String namespace, MetricDatum datum, String at, Instant now) {
        Window.required(at + ".MetricName", datum.metricName());
        length(at + ".MetricName", datum.metricName(), LONGEST_NAME);
        if (datum.unit() == StandardUnit.UNKNOWN_TO_SDK_VERSION) {
            throw Window.invalid("The parameter " + at + ".Unit must be a value in the set [ "
                    + StandardUnit.knownValues().stream()
                            .map(StandardUnit::toString)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + " ].");
        }
        Integer resolution = datum.storageResolution();
        if (resolution != null && resolution != 1 && resolution != 60) {
            throw Window.invalid("The parameter " + at + ".StorageResolution must be a value in the set [ 1, 60 ].");
        }
        Instant measured = datum.timestamp() == null ? now : datum.timestamp();
        if (measured.isBefore(now.minus(OLDEST))) {
            throw Window.invalid("The parameter " + at + ".Timestamp must specify a time within the past two weeks.");
        }
        if (measured.isAfter(now.plus(NEWEST))) {
            throw Window.invalid(
                    "The parameter " + at + ".Timestamp must specify a time no more than two hours in the future.");
        }
        return new Datum(
                new MetricId(namespace, datum.metricName(), dimensions(datum.dimensions(), at)),
                measured,
                datum.unit() == null ? "None" : datum.unitAsString(),
                samples(datum, at),
                resolution == null ? 60 : resolution);
    }

    private static TreeMap<String, String> dimensions(List<Dimension> dimensions, String at) {
        size(at + ".Dimensions", dimensions.size(), MOST_DIMENSIONS);
        TreeMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            String member = at + ".Dimensions.member." + (i + 1);
            Window.required(member + ".Name", dimension.name());
            Window.required(member + ".Value", dimension.value());
            length(member + ".Name", dimension.name(), LONGEST_NAME);
            length(member + ".Value", dimension.value(), LONGEST_DIMENSION_VALUE);
            if (values.put(dimension.name(), dimension.value()) != null) {
                throw Window.invalid("The parameter " + member + ".Name is not unique: " + dimension.name() + ".");
            }
        }
        return values;
    }

    private static Summary samples(MetricDatum datum, String at) {
        boolean hasValues = !datum.values().isEmpty();
        exclusive(at, "Value", datum.value() != null, "Values", hasValues);
        exclusive(at, "Value", datum.value() != null, "StatisticValues", datum.statisticValues() != null);
        exclusive(at, "Values", hasValues, "StatisticValues", datum.statisticValues() != null);
        if (datum.value() != null) {
            return Summary.of(number(datum.value(), at + ".Value"));
        }
        if (hasValues) {
            return counted(datum.values(), datum.counts(), at);
        }
        if (datum.statisticValues() != null) {
            return statistics(datum.statisticValues(), at + ".StatisticValues");
        }
        throw new AwsError(
                "MissingParameter",
                "At least one of the parameters " + at + ".Value, " + at + ".Values and " + at
                        + ".StatisticValues must be specified.");
    }

    private static Summary counted(List<Double> values, List<Double> counts, String at) {
        size(at + ".Values", values.size(), MOST_VALUES);
        if (!counts.isEmpty() && counts.size() != values.size()) {
            throw Window.invalid("The parameters " + at + ".Values and " + at + ".Counts must be of the same size.");
        }
        double[] times = new double[values.size()];
        for (int i = 0; i < times.length; i++) {
            number(values.get(i), at + ".Values.member." + (i + 1));
            times[i] = counts.isEmpty() ? 1 : count(counts.get(i), at + ".Counts.member." + (i + 1));
        }
        return Summary.of(values.stream().mapToDouble(Double::doubleValue).toArray(), times);
    }

    private static Summary statistics(StatisticSet set, String at) {
        Window.required(at + ".SampleCount", set.sampleCount());
        Window.required(at + ".Sum", set.sum());
        Window.required(at + ".Minimum", set.minimum());
        Window.required(at + ".Maximum", set.maximum());
        double min = number(set.minimum(), at + ".Minimum");
        double max = number(set.maximum(), at + ".Maximum");
        if (min > max) {
            throw Window.invalid(
                    "The parameter " + at + ".Maximum must be greater than or equal to " + at + ".Minimum.");
        }
        return Summary.ofStatistics(
                count(set.sampleCount(), at + ".SampleCount"), number(set.sum(), at + ".Sum"), min, max);
    }

    private static double count(double count, String at) {
        if (count < 0) {
            throw Window.invalid("The value " + count + " for parameter " + at + " is invalid.");
        }
        return number(count, at);
    }

    private static double number(double value, String at) {
        if (Double.isNaN(value) || Math.abs(value) > LARGEST) {
            throw Window.invalid("The value " + value + " for parameter " + at + " is invalid.");
        }
        return value;
    }

    private static void exclusive(String at, String one, boolean hasOne, String other, boolean hasOther) {
        if (hasOne && hasOther) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameters " + at + "." + one + " and " + at + "." + other
                            + " are mutually exclusive and you have specified both.");
        }
    }

    private static void length(String at, String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            throw Window.invalid("The parameter " + at + " must be between 1 and " + most + " characters long.");
        }
    }

    static void size(String at, int size, int most) {
        if (size > most) {
            throw Window.invalid("The collection " + at + " must not have a size greater than " + most + ".");
        }
    }
}
