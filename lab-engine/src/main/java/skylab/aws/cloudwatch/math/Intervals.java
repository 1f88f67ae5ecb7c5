package skylab.aws.cloudwatch.math;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import skylab.aws.cloudwatch.math.Extent.One;
import skylab.aws.cloudwatch.math.Extent.Scalar;
import skylab.telemetry.Bounds;

/** Operators on what is certain of their operands. */
final class Intervals {
    private Intervals() {}

    /** Two with an operator between them. */
    static Extent applied(Operator operator, Extent left, Extent right) {
        if (left instanceof Scalar one && right instanceof Scalar other) {
            return range(operator, one, other);
        }
        if (left instanceof One one && right instanceof Scalar other) {
            return one.bounds().isNothing() ? one : with(one, range(operator, range(one), other));
        }
        if (left instanceof Scalar one && right instanceof One other) {
            return other.bounds().isNothing() ? other : with(other, range(operator, one, range(other)));
        }
        if (left instanceof One one && right instanceof One other) {
            return both(operator, one, other);
        }
        throw Outlook.open();
    }

    // Where one of them has no point it counts as 0.
    private static One both(Operator operator, One left, One right) {
        Scalar zero = new Scalar(0, 0);
        if (left.bounds().isNothing() || right.bounds().isNothing()) {
            if (left.bounds().isNothing() && right.bounds().isNothing()) {
                return left;
            }
            return left.bounds().isNothing()
                    ? new One(with(right, range(operator, zero, range(right))).bounds(), left.period())
                    : with(left, range(operator, range(left), zero));
        }
        boolean together = left.isWhere(right);
        Scalar range = range(
                operator,
                together ? range(left) : range(left.or(0, 0)),
                together ? range(right) : range(right.or(0, 0)));
        return new One(left.bounds().later(right.bounds()).between(range.least(), range.greatest()), left.period());
    }

    static Scalar range(One one) {
        return new Scalar(one.bounds().least(), one.bounds().greatest());
    }

    static One with(One one, Scalar range) {
        return one.with(range.least(), range.greatest());
    }

    /** All values changed by a function that does not fall. */
    static One rising(One one, DoubleUnaryOperator function) {
        Bounds bounds = one.bounds();
        return bounds.isNothing()
                ? one
                : with(one, finite(function.applyAsDouble(bounds.least()), function.applyAsDouble(bounds.greatest())));
    }

    private static Scalar range(Operator operator, Scalar left, Scalar right) {
        return switch (operator) {
            case PLUS, TIMES, GREATER_OR_EQUAL, GREATER, LESS, LESS_OR_EQUAL, MINUS -> corners(operator, left, right);
            case DIVIDE -> {
                if (holdsZero(right)) {
                    throw Outlook.open();
                }
                yield corners(operator, left, right);
            }
            case POWER -> {
                if (left.least() <= 0) {
                    throw Outlook.open();
                }
                Scalar power = corners(operator, left, right);
                yield finite(Bounds.below(power.least()), Bounds.above(power.greatest()));
            }
            case AND -> {
                boolean certain = !holdsZero(left) && !holdsZero(right);
                boolean never = isZero(left) || isZero(right);
                yield truth(certain, never);
            }
            case OR -> truth(!holdsZero(left) || !holdsZero(right), isZero(left) && isZero(right));
            case EQUAL -> truth(isSame(left, right), isApart(left, right));
            case NOT_EQUAL -> truth(isApart(left, right), isSame(left, right));
        };
    }

    private static Scalar truth(boolean certain, boolean never) {
        return new Scalar(certain ? 1 : 0, never ? 0 : 1);
    }

    private static boolean holdsZero(Scalar range) {
        return range.least() <= 0 && range.greatest() >= 0;
    }

    private static boolean isZero(Scalar range) {
        return range.least() == 0 && range.greatest() == 0;
    }

    private static boolean isSame(Scalar left, Scalar right) {
        return left.least() == left.greatest() && left.equals(right);
    }

    private static boolean isApart(Scalar left, Scalar right) {
        return left.greatest() < right.least() || right.greatest() < left.least();
    }

    // Of what rises or falls in each operand the extremes are where both are extreme.
    private static Scalar corners(Operator operator, Scalar left, Scalar right) {
        double[] corners = {
            operator.of(left.least(), right.least()),
            operator.of(left.least(), right.greatest()),
            operator.of(left.greatest(), right.least()),
            operator.of(left.greatest(), right.greatest())
        };
        return finite(
                DoubleStream.of(corners).min().orElseThrow(),
                DoubleStream.of(corners).max().orElseThrow());
    }

    /** A range; numbers that are none, or without end, have no points, and then nothing is certain. */
    static Scalar finite(double least, double greatest) {
        if (!Double.isFinite(least) || !Double.isFinite(greatest)) {
            throw Outlook.open();
        }
        return new Scalar(least, greatest);
    }
}
