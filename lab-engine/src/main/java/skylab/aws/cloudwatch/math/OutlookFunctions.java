package skylab.aws.cloudwatch.math;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import skylab.aws.cloudwatch.math.Extent.One;
import skylab.aws.cloudwatch.math.Extent.Scalar;
import skylab.aws.cloudwatch.math.Extent.Several;
import skylab.aws.cloudwatch.math.Extent.Text;
import skylab.telemetry.Bounds;

/** Functions on what is certain of their arguments; of those that are not here nothing is. */
final class OutlookFunctions {
    private static final double USUAL_DEVIATIONS = 2;

    private static final Map<String, DoubleUnaryOperator> RISING =
            Map.of("CEIL", Math::ceil, "FLOOR", Math::floor, "LOG", Math::log, "LOG10", Math::log10);

    private static final Map<String, Scalar> TELLS = Map.of(
            "MINUTE", new Scalar(0, 59),
            "HOUR", new Scalar(0, 23),
            "DAY", new Scalar(1, 7),
            "DATE", new Scalar(1, 31),
            "MONTH", new Scalar(1, 12));

    private OutlookFunctions() {}

    static Extent apply(Outlook outlook, Expression.Application application, List<Extent> arguments) {
        String name = application.function();
        if (RISING.containsKey(name)) {
            return Intervals.rising(one(arguments, 0), RISING.get(name));
        }
        if (TELLS.containsKey(name)) {
            long period = one(arguments, 0).period();
            return One.everywhere(TELLS.get(name).least(), TELLS.get(name).greatest(), period);
        }
        return switch (name) {
            case "ABS" -> absolute(one(arguments, 0));
            case "ANOMALY_DETECTION_BAND" -> band(outlook, application, arguments);
            case "AVG", "MAX", "MIN", "SUM", "DATAPOINT_COUNT" -> aggregate(name, arguments.get(0));
            case "DIFF" -> steps(one(arguments, 0), 1);
            case "FILL" -> filled(one(arguments, 0), arguments.get(1));
            case "FIRST" -> several(arguments.get(0)).get(0);
            case "IF" -> chosen(arguments);
            case "LAST" -> {
                List<One> all = several(arguments.get(0));
                yield all.get(all.size() - 1);
            }
            case "METRICS" -> metrics(outlook, arguments);
            case "PERIOD" -> {
                long period = one(arguments, 0).period();
                yield new Scalar(period, period);
            }
            case "RATE" -> steps(one(arguments, 0), one(arguments, 0).period());
            default -> throw Outlook.open();
        };
    }

    private static One one(List<Extent> arguments, int index) {
        if (arguments.get(index) instanceof One one) {
            return one;
        }
        throw Outlook.open();
    }

    private static List<One> several(Extent extent) {
        if (extent instanceof Several several && !several.list().isEmpty()) {
            return several.list();
        }
        throw Outlook.open();
    }

    private static Scalar number(Extent extent) {
        if (extent instanceof Scalar scalar) {
            return scalar;
        }
        throw Outlook.open();
    }

    private static One absolute(One one) {
        if (one.bounds().isNothing()) {
            return one;
        }
        double low = Math.abs(one.bounds().least());
        double high = Math.abs(one.bounds().greatest());
        boolean holdsZero = one.bounds().least() <= 0 && one.bounds().greatest() >= 0;
        return one.with(holdsZero ? 0 : Math.min(low, high), Math.max(low, high));
    }

    // The oldest point that is looked at has none before it.
    private static One steps(One one, double seconds) {
        if (one.bounds().isNothing()) {
            return one;
        }
        double most = (one.bounds().greatest() - one.bounds().least()) / seconds;
        return new One(one.bounds().between(-most, most).delayed(one.period()), one.period());
    }

    private static Extent band(Outlook outlook, Expression.Application application, List<Extent> arguments) {
        double deviations = arguments.size() == 1
                ? USUAL_DEVIATIONS
                : number(arguments.get(1)).least();
        long period = one(arguments, 0).period();
        Expression.Id id = (Expression.Id) application.arguments().get(0);
        return new Several(outlook.known().band(id.name(), deviations, period).orElseThrow(Outlook::open).stream()
                .map(edge -> new One(edge, period))
                .toList());
    }

    private static Several metrics(Outlook outlook, List<Extent> arguments) {
        String part = arguments.isEmpty() ? "" : ((Text) arguments.get(0)).text();
        return new Several(outlook.known().metrics().stream()
                .filter(id -> id.contains(part))
                .map(outlook::metric)
                .toList());
    }

    private static Extent aggregate(String name, Extent of) {
        if (of instanceof One one && !one.bounds().isNothing()) {
            return switch (name) {
                case "AVG" ->
                    new Scalar(
                            Bounds.below(one.bounds().least()),
                            Bounds.above(one.bounds().greatest()));
                case "MAX", "MIN" -> Intervals.range(one);
                default -> throw Outlook.open();
            };
        }
        return across(name, several(of));
    }

    private static One across(String name, List<One> all) {
        List<One> some = all.stream().filter(one -> !one.bounds().isNothing()).toList();
        if (some.isEmpty()) {
            return all.get(0);
        }
        One first = some.get(0);
        boolean together = some.stream().allMatch(first::isWhere);
        double low = 0;
        double high = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        Bounds latest = first.bounds();
        for (One one : some) {
            Bounds bounds = one.bounds();
            low += together ? bounds.least() : Math.min(0, bounds.least());
            high += together ? bounds.greatest() : Math.max(0, bounds.greatest());
            least = Math.min(least, bounds.least());
            greatest = Math.max(greatest, bounds.greatest());
            lowest = Math.min(lowest, bounds.greatest());
            highest = Math.max(highest, bounds.least());
            latest = latest.later(bounds);
        }
        Scalar range =
                switch (name) {
                    case "SUM" -> Intervals.finite(low, high);
                    case "AVG" -> Intervals.finite(Bounds.below(low / all.size()), Bounds.above(high / all.size()));
                    case "MIN" -> new Scalar(least, together ? lowest : greatest);
                    case "MAX" -> new Scalar(together ? highest : least, greatest);
                    default -> new Scalar(together ? some.size() : 1, some.size());
                };
        long period = all.stream().mapToLong(One::period).max().orElse(0);
        return new One(latest.between(range.least(), range.greatest()), period);
    }

    private static One filled(One one, Extent with) {
        if (with instanceof Scalar value) {
            One all = one.bounds().isNothing()
                    ? One.everywhere(value.least(), value.greatest(), one.period())
                    : one.or(value.least(), value.greatest());
            return One.everywhere(all.bounds().least(), all.bounds().greatest(), one.period());
        }
        if (with instanceof One other) {
            if (one.bounds().isNothing() || other.bounds().isNothing()) {
                return one.bounds().isNothing() ? new One(other.bounds(), one.period()) : one;
            }
            return one.or(other.bounds().least(), other.bounds().greatest());
        }
        return one;
    }

    private static Extent chosen(List<Extent> arguments) {
        if (!(arguments.get(0) instanceof One condition)) {
            throw Outlook.open();
        }
        if (condition.bounds().isNothing()) {
            return condition;
        }
        Bounds truth = condition.bounds();
        boolean always = truth.least() > 0 || truth.greatest() < 0;
        boolean never = truth.least() == 0 && truth.greatest() == 0;
        Scalar yes = branch(condition, arguments.get(1), true);
        if (always) {
            return Intervals.with(condition, yes);
        }
        // Without another value there is no point where it does not hold.
        if (arguments.size() == 2) {
            throw Outlook.open();
        }
        Scalar no = branch(condition, arguments.get(2), false);
        return never
                ? Intervals.with(condition, no)
                : Intervals.with(
                        condition,
                        new Scalar(Math.min(yes.least(), no.least()), Math.max(yes.greatest(), no.greatest())));
    }

    // Where it holds, what is missing is 0; where it does not, it is missing.
    private static Scalar branch(One condition, Extent extent, boolean holds) {
        if (extent instanceof Scalar scalar) {
            return scalar;
        }
        if (extent instanceof One one && !one.bounds().isNothing() && (holds || condition.isWhere(one))) {
            return Intervals.range(condition.isWhere(one) ? one : one.or(0, 0));
        }
        throw Outlook.open();
    }
}
