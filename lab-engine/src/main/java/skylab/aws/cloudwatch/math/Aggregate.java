package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import skylab.aws.cloudwatch.math.Value.Scalar;

/** Functions that make a number of a time series, and a time series of several. */
enum Aggregate {
    AVG(StatUtils::mean),
    DATAPOINT_COUNT(values -> values.length),
    MAX(StatUtils::max),
    MIN(StatUtils::min),
    STDDEV(values -> Math.sqrt(StatUtils.populationVariance(values))),
    SUM(StatUtils::sum);

    private final ToDoubleFunction<double[]> function;

    Aggregate(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    static Optional<Aggregate> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    double of(Curve curve) {
        return function.applyAsDouble(curve.values());
    }

    Value apply(Arguments call) {
        call.count(1, 1);
        return call.value(0) instanceof Curve curve ? new Scalar(of(curve)) : across(call.curves(0));
    }

    // "Missing values are treated as 0" is said of AVG alone; it makes no difference to SUM.
    private Curve across(List<Curve> curves) {
        NavigableMap<Instant, List<Double>> together = new TreeMap<>();
        curves.forEach(
                curve -> curve.points().forEach((at, value) -> together.computeIfAbsent(at, any -> new ArrayList<>())
                        .add(value)));
        Map<Instant, Double> values = new TreeMap<>();
        together.forEach((at, found) -> {
            double[] all = new double[this == AVG ? curves.size() : found.size()];
            for (int i = 0; i < found.size(); i++) {
                all[i] = found.get(i);
            }
            values.put(at, function.applyAsDouble(all));
        });
        return Selection.like(curves).with(values);
    }
}
