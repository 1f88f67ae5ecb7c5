package skylab.aws.cloudwatch.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import skylab.aws.AwsError;
import skylab.aws.cloudwatch.math.Curve;
import skylab.aws.cloudwatch.math.Evaluator;
import skylab.aws.cloudwatch.math.Expression;
import skylab.aws.cloudwatch.math.ExpressionException;
import skylab.aws.cloudwatch.math.Inputs;
import skylab.aws.cloudwatch.math.Parser;
import skylab.aws.cloudwatch.math.Value;
import skylab.telemetry.Series;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Expressions of metric math over CloudWatch's metrics. */
final class MetricMath {
    private MetricMath() {}

    /**
     * Refuses what is not an expression, before anything is evaluated.
     *
     * @param query one whose expression is not null
     * @param all the queries it may name
     * @throws AwsError {@code ValidationError}
     */
    static void check(MetricDataQuery query, EmptyInputs all) {
        if (query.period() != null) {
            Window.period(query.period());
        }
        all.of(query.id());
    }

    /** Whether any of the expressions uses a function. */
    static boolean use(String function, List<MetricDataQuery> queries) {
        return queries.stream()
                .map(MetricDataQuery::expression)
                .filter(Objects::nonNull)
                .anyMatch(text -> Parser.parse(text).uses(function));
    }

    /** Whether an expression is nothing but a band. */
    static boolean isBand(String expression) {
        return Parser.parse(expression) instanceof Expression.Application application
                && application.function().equals("ANOMALY_DETECTION_BAND");
    }

    /**
     * The curves of an expression: one, or as many as there are where it stands for several (SEARCH, arrays).
     *
     * @param query one that {@link #check} let pass
     * @param inputs gives the curves of the queries that it names, the range, and the world for SEARCH
     */
    static List<TimeSeries> evaluate(MetricDataQuery query, Queries inputs) {
        Value value = value(query, new QueryInputs(query, inputs));
        if (value instanceof Curve curve) {
            return List.of(shape(curve, label(query, curve, inputs)));
        }
        List<TimeSeries> shapes = new ArrayList<>();
        for (Curve curve : ((Value.Curves) value).list()) {
            shapes.add(shape(curve, labelOfOne(query, curve, inputs)));
        }
        return shapes;
    }

    /**
     * What an expression stands for.
     *
     * @throws AwsError {@code ValidationError}, which says in which expression
     */
    static Value value(MetricDataQuery query, Inputs inputs) {
        if (query.expression().stripLeading().startsWith("SELECT ")) {
            throw new AwsError("NotEmulated", "Skylab does not emulate Metrics Insights queries (SELECT).");
        }
        try {
            return Evaluator.evaluate(Parser.parse(query.expression()), inputs);
        } catch (ExpressionException e) {
            throw new AwsError("ValidationError", "Error in expression '" + query.id() + "': " + e.getMessage());
        }
    }

    private static TimeSeries shape(Curve curve, String label) {
        return new TimeSeries(label, curve.period(), values(curve));
    }

    private static List<Series.Value> values(Curve curve) {
        return curve.points().entrySet().stream()
                .map(point -> new Series.Value(point.getKey(), point.getValue()))
                .toList();
    }

    private static String label(MetricDataQuery query, Curve curve, Queries inputs) {
        return inputs.label(query.label(), query.id(), curve.properties(), values(curve));
    }

    // CloudWatch guide: "the legend captions for those time series are in the format Expression-Label Metric-Label".
    private static String labelOfOne(MetricDataQuery query, Curve curve, Queries inputs) {
        String asked = query.label();
        String label = inputs.label(asked, curve.label(), curve.properties(), values(curve));
        boolean isDynamic = asked != null && asked.contains("${");
        if (asked == null || isDynamic) {
            return label;
        }
        return asked.isEmpty() ? curve.label() : asked + " " + curve.label();
    }
}
