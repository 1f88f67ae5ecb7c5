package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A time series, TS in AWS's tables.
 *
 * @param label what legends call it
 * @param properties what {@code ${PROP('…')}} in its label can say
 * @param period seconds between points where none is missing
 * @param points values by time; what is missing is not there; nobody changes it
 */
public record Curve(String label, Map<String, String> properties, long period, NavigableMap<Instant, Double> points)
        implements Value {
    @Override
    public String type() {
        return "TimeSeries";
    }

    /** The same with other points; numbers that are none, or without end, are left out. */
    Curve with(Map<Instant, Double> values) {
        NavigableMap<Instant, Double> finite = new TreeMap<>();
        values.forEach((at, value) -> {
            if (Double.isFinite(value)) {
                finite.put(at, value);
            }
        });
        return new Curve(label, properties, period, finite);
    }

    Curve map(DoubleUnaryOperator function) {
        NavigableMap<Instant, Double> values = new TreeMap<>();
        points.forEach((at, value) -> values.put(at, function.applyAsDouble(value)));
        return with(values);
    }

    /** Together with another: wherever one of them has a point, what is missing is 0. */
    Curve with(Curve other, DoubleBinaryOperator function) {
        NavigableMap<Instant, Double> values = new TreeMap<>();
        TreeSet<Instant> times = new TreeSet<>(points.keySet());
        times.addAll(other.points.keySet());
        times.forEach(at -> values.put(
                at, function.applyAsDouble(points.getOrDefault(at, 0.0), other.points.getOrDefault(at, 0.0))));
        return with(values);
    }

    double[] values() {
        return points.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
