package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import skylab.aws.cloudwatch.math.Value.Scalar;

/** IF (CloudWatch guide, "Using IF expressions"): one value or another, for each point of a condition. */
final class Choice {
    private Choice() {}

    static Value apply(Evaluator evaluator, Arguments call) {
        call.count(2, 3);
        Value yes = operand(call, 1);
        Value no = call.size() == 3 ? operand(call, 2) : null;
        if (call.value(0) instanceof Curve condition) {
            return each(condition, yes, no);
        }
        double condition = call.number(0);
        if (!(yes instanceof Curve chosen) || no != null && !(no instanceof Curve)) {
            throw call.unsupported();
        }
        if (condition != 0) {
            return chosen;
        }
        return no != null ? no : chosen.with(Map.of());
    }

    private static Value operand(Arguments call, int index) {
        Value value = call.value(index);
        if (value instanceof Curve || value instanceof Scalar) {
            return value;
        }
        throw call.unsupported();
    }

    private static Curve each(Curve condition, Value yes, Value no) {
        Map<Instant, Double> values = new TreeMap<>();
        condition.points().forEach((at, truth) -> {
            if (truth != 0) {
                values.put(at, yes instanceof Curve curve ? curve.points().getOrDefault(at, 0.0) : of(yes));
            } else if (no instanceof Curve curve && curve.points().containsKey(at)) {
                values.put(at, curve.points().get(at));
            } else if (no instanceof Scalar) {
                values.put(at, of(no));
            }
        });
        return condition.with(values);
    }

    private static double of(Value scalar) {
        return ((Scalar) scalar).number();
    }
}
