package skylab.aws.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Functions that say how a time series goes on from point to point. */
final class Changes {
    static final Map<String, UnaryOperator<Curve>> CHANGES = Map.of(
            "DIFF", curve -> steps(curve, (rise, seconds) -> rise),
            "DIFF_TIME", curve -> steps(curve, (rise, seconds) -> seconds),
            "RATE", curve -> steps(curve, (rise, seconds) -> rise / seconds),
            "RUNNING_SUM", Changes::runningSum);

    private Changes() {}

    @FunctionalInterface
    private interface Step {
        double of(double rise, double seconds);
    }

    private static Curve steps(Curve curve, Step step) {
        Map<Instant, Double> values = new TreeMap<>();
        Map.Entry<Instant, Double> before = null;
        for (Map.Entry<Instant, Double> point : curve.points().entrySet()) {
            if (before != null) {
                double seconds =
                        Duration.between(before.getKey(), point.getKey()).toSeconds();
                values.put(point.getKey(), step.of(point.getValue() - before.getValue(), seconds));
            }
            before = point;
        }
        return curve.with(values);
    }

    private static Curve runningSum(Curve curve) {
        double[] sum = {0};
        return curve.map(value -> sum[0] += value);
    }
}
