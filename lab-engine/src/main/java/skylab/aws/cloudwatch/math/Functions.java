package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import skylab.aws.AwsError;
import skylab.aws.cloudwatch.math.Value.Curves;
import skylab.aws.cloudwatch.math.Value.Scalar;
import skylab.aws.cloudwatch.math.search.Search;
import skylab.aws.cloudwatch.math.search.SearchException;

/** The functions by their names (CloudWatch guide, "Functions supported for metric math"). */
final class Functions {
    private static final Set<String> ELSEWHERE =
            Set.of("INSIGHT_RULE_METRIC", "SERVICE_QUOTA", "DB_PERF_INSIGHTS", "LAMBDA");
    private static final double USUAL_DEVIATIONS = 2;

    private static final Map<String, DoubleUnaryOperator> OF_EACH = Map.of(
            "ABS", Math::abs,
            "CEIL", Math::ceil,
            "FLOOR", Math::floor,
            "LOG", Math::log,
            "LOG10", Math::log10);

    private static final Map<String, Function> OTHERS = new TreeMap<>(Map.ofEntries(
            Map.entry("ANOMALY_DETECTION_BAND", Functions::band),
            Map.entry("FILL", Filling::apply),
            Map.entry("FIRST", (all, call) -> Selection.edge(call, true)),
            Map.entry("IF", Choice::apply),
            Map.entry("LAST", (all, call) -> Selection.edge(call, false)),
            Map.entry("METRICS", Functions::metrics),
            Map.entry(
                    "METRIC_COUNT", (all, call) -> new Scalar(call.curves(0, 1).size())),
            Map.entry("PERIOD", Functions::period),
            Map.entry("REMOVE_EMPTY", (all, call) -> Selection.removeEmpty(call)),
            Map.entry("SEARCH", Functions::search),
            Map.entry("SLICE", (all, call) -> Selection.slice(call)),
            Map.entry("SORT", (all, call) -> Selection.sort(call)),
            Map.entry("TIME_SERIES", Times::series)));

    private Functions() {}

    /** What a function gives. */
    @FunctionalInterface
    interface Function {
        Value apply(Evaluator evaluator, Arguments arguments);
    }

    static Value apply(Evaluator evaluator, Expression.Application application) {
        String name = application.function();
        if (ELSEWHERE.contains(name)) {
            throw new AwsError("NotEmulated", "Skylab does not emulate the function " + name + " of metric math.");
        }
        Arguments arguments = Arguments.of(evaluator, application);
        Function other = OTHERS.get(name);
        if (other != null) {
            return other.apply(evaluator, arguments);
        }
        DoubleUnaryOperator ofEach = OF_EACH.get(name);
        if (ofEach != null) {
            return arguments.ofEach(curve -> curve.map(ofEach));
        }
        if (Aggregate.named(name).isPresent()) {
            return Aggregate.named(name).get().apply(arguments);
        }
        if (Times.TELLS.containsKey(name)) {
            return Times.tell(evaluator, arguments);
        }
        if (Changes.CHANGES.containsKey(name)) {
            return arguments.ofEach(Changes.CHANGES.get(name)::apply);
        }
        throw new ExpressionException("Unknown function '" + name + "'.");
    }

    private static Value metrics(Evaluator evaluator, Arguments call) {
        call.count(0, 1);
        String part = call.size() == 0 ? "" : call.text(0);
        return new Curves(evaluator.inputs().metrics().stream()
                .filter(id -> id.contains(part))
                .map(id -> (Curve) evaluator.inputs().of(id))
                .limit(Evaluator.MOST_CURVES)
                .toList());
    }

    private static Value period(Evaluator evaluator, Arguments call) {
        call.count(1, 1);
        if (call.expression(0) instanceof Expression.Id id && evaluator.inputs().isMetric(id.name())) {
            return new Scalar(call.curve(0).period());
        }
        throw new ExpressionException("PERIOD can be asked of metrics only, not of the results of other expressions.");
    }

    private static Value search(Evaluator evaluator, Arguments call) {
        call.count(3, 3);
        double period = call.number(2);
        if (period != Math.rint(period) || period < 1 || period > Integer.MAX_VALUE) {
            throw new ExpressionException(
                    "The period of a search is a whole number of seconds, not " + Arguments.text(period) + ".");
        }
        List<Curve> found = evaluator.inputs().search(parsed(call.text(0)), call.text(1), (long) period);
        return new Curves(found.stream().limit(Evaluator.MOST_CURVES).toList());
    }

    private static Search parsed(String text) {
        try {
            return Search.parse(text);
        } catch (SearchException e) {
            throw new ExpressionException(e.getMessage());
        }
    }

    private static Value band(Evaluator evaluator, Arguments call) {
        call.count(1, 2);
        Curve curve = call.curve(0);
        double deviations = call.size() == 1 ? USUAL_DEVIATIONS : call.number(1);
        if (!(call.expression(0) instanceof Expression.Id id)) {
            throw new ExpressionException(
                    "The first argument of ANOMALY_DETECTION_BAND must be the id of a metric or an expression.");
        }
        if (deviations <= 0) {
            throw new ExpressionException(
                    "The second argument of ANOMALY_DETECTION_BAND must be a number greater than 0.");
        }
        java.util.function.Function<Instant, Normal> normal = evaluator.inputs().normal(id.name());
        List<Instant> grid = evaluator.inputs().grid(curve.period());
        return new Curves(List.of(
                Times.at(curve, grid, at -> normal.apply(at).edge(at, deviations)),
                Times.at(curve, grid, at -> normal.apply(at).edge(at, -deviations))));
    }
}
