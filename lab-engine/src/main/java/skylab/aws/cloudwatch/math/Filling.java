package skylab.aws.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import skylab.aws.cloudwatch.math.Value.Scalar;
import skylab.aws.cloudwatch.math.Value.Text;

/** FILL: the periods without a point get one. */
final class Filling {
    private Filling() {}

    static Value apply(Evaluator evaluator, Arguments call) {
        call.count(2, 2);
        BiFunction<Curve, Instant, Double> filler = filler(call);
        return call.ofEachOfFirst(curve -> filled(curve, evaluator.inputs().grid(curve.period()), filler));
    }

    private static BiFunction<Curve, Instant, Double> filler(Arguments call) {
        Value with = call.value(1);
        if (with instanceof Scalar scalar) {
            return (curve, at) -> scalar.number();
        }
        if (with instanceof Curve other) {
            return (curve, at) -> other.points().get(at);
        }
        if (with instanceof Text text && text.text().equals("REPEAT")) {
            return Filling::before;
        }
        if (with instanceof Text text && text.text().equals("LINEAR")) {
            return Filling::between;
        }
        throw call.unsupported();
    }

    private static Curve filled(Curve curve, List<Instant> grid, BiFunction<Curve, Instant, Double> filler) {
        Map<Instant, Double> values = new TreeMap<>(curve.points());
        for (Instant at : grid) {
            Double value = values.containsKey(at) ? null : filler.apply(curve, at);
            if (value != null) {
                values.put(at, value);
            }
        }
        return curve.with(values);
    }

    private static Double before(Curve curve, Instant at) {
        Map.Entry<Instant, Double> before = curve.points().floorEntry(at);
        return before == null ? null : before.getValue();
    }

    // Only gaps are filled: before the first point and after the last nothing is known.
    private static Double between(Curve curve, Instant at) {
        Map.Entry<Instant, Double> before = curve.points().floorEntry(at);
        Map.Entry<Instant, Double> after = curve.points().ceilingEntry(at);
        if (before == null || after == null) {
            return null;
        }
        double share = (double) Duration.between(before.getKey(), at).toSeconds()
                / Duration.between(before.getKey(), after.getKey()).toSeconds();
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
