package skylab.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.aws.cloudwatch.math.Extent.One;
import skylab.aws.cloudwatch.math.Extent.Scalar;
import skylab.aws.cloudwatch.math.Extent.Several;
import skylab.aws.cloudwatch.math.Extent.Text;
import skylab.telemetry.Bounds;

/**
 * What is certain of an expression over a span of time, by interval arithmetic (Moore 1966): what {@link Evaluator} does with
 * points is done with the bounds of what there can be. What an operation does not say anything certain of is left open, and
 * so is all that is made of it.
 */
public final class Outlook {
    /** What is certain of what expressions are made of. */
    public interface Known {
        /** Of a metric: of its statistic; empty if nothing is. */
        Optional<Bounds> metric(String id);

        /** What a query that is no metric says; empty for a metric. */
        Optional<Expression> expression(String id);

        /** The ids of all queries that are metrics, in their order. */
        List<String> metrics();

        /** The period of a metric, in seconds. */
        long period(String id);

        /**
         * The upper and the lower edge of a query's band; empty if nothing is certain.
         *
         * @param period of its points, in seconds
         */
        Optional<List<Bounds>> band(String id, double deviations, long period);
    }

    /** That nothing is certain. */
    private static final class Open extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final Open OPEN = new Open();

        private Open() {
            super(null, null, false, false);
        }
    }

    private final Known known;

    private Outlook(Known known) {
        this.known = known;
    }

    /** What is certain of the values of a query that is one time series. */
    public static Optional<Bounds> of(String id, Known known) {
        try {
            return new Outlook(known).of(new Expression.Id(id)) instanceof One one
                    ? Optional.of(one.bounds())
                    : Optional.empty();
        } catch (Open nothing) {
            return Optional.empty();
        }
    }

    /** What is certain of the values of a query that is several time series. */
    public static Optional<List<Bounds>> several(String id, Known known) {
        try {
            return new Outlook(known).of(new Expression.Id(id)) instanceof Several several
                    ? Optional.of(several.list().stream().map(One::bounds).toList())
                    : Optional.empty();
        } catch (Open nothing) {
            return Optional.empty();
        }
    }

    /** Says that nothing is certain. */
    static RuntimeException open() {
        return Open.OPEN;
    }

    Known known() {
        return known;
    }

    Extent of(Expression expression) {
        if (expression instanceof Expression.Number number) {
            return new Scalar(number.value(), number.value());
        }
        if (expression instanceof Expression.Quoted quoted) {
            return new Text(quoted.text());
        }
        if (expression instanceof Expression.Word word) {
            return new Text(word.name());
        }
        if (expression instanceof Expression.Id id) {
            return known.expression(id.name()).map(this::of).orElseGet(() -> metric(id.name()));
        }
        if (expression instanceof Expression.Array array) {
            return new Several(array.elements().stream().map(this::one).toList());
        }
        if (expression instanceof Expression.Negation negation) {
            return Intervals.applied(Operator.MINUS, new Scalar(0, 0), of(negation.of()));
        }
        if (expression instanceof Expression.Binary binary) {
            return Intervals.applied(binary.operator(), of(binary.left()), of(binary.right()));
        }
        Expression.Application application = (Expression.Application) expression;
        List<Extent> arguments = new ArrayList<>();
        application.arguments().forEach(argument -> arguments.add(of(argument)));
        return OutlookFunctions.apply(this, application, arguments);
    }

    One metric(String id) {
        return new One(known.metric(id).orElseThrow(Outlook::open), known.period(id));
    }

    private One one(Expression element) {
        if (of(element) instanceof One one) {
            return one;
        }
        throw open();
    }
}
