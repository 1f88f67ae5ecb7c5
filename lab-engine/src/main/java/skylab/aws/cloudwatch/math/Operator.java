package skylab.aws.cloudwatch.math;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** What stands between two values; comparisons give 1 for true and 0 for false. */
public enum Operator {
    /** One of both is not 0. */
    OR(0, (a, b) -> number(a != 0 || b != 0), "||", "OR"),
    /** Both are not 0. */
    AND(1, (a, b) -> number(a != 0 && b != 0), "&&", "AND"),
    /** The same. */
    EQUAL(2, (a, b) -> number(a == b), "=="),
    /** Not the same. */
    NOT_EQUAL(2, (a, b) -> number(a != b), "!="),
    /** Not greater. */
    LESS_OR_EQUAL(2, (a, b) -> number(a <= b), "<="),
    /** Not less. */
    GREATER_OR_EQUAL(2, (a, b) -> number(a >= b), ">="),
    /** Less. */
    LESS(2, (a, b) -> number(a < b), "<"),
    /** Greater. */
    GREATER(2, (a, b) -> number(a > b), ">"),
    /** Sum. */
    PLUS(3, Double::sum, "+"),
    /** Difference. */
    MINUS(3, (a, b) -> a - b, "-"),
    /** Product. */
    TIMES(4, (a, b) -> a * b, "*"),
    /** Quotient; points where the divisor is 0 are dropped. */
    DIVIDE(4, (a, b) -> b == 0 ? Double.NaN : a / b, "/"),
    /** Power. */
    POWER(5, Math::pow, "^");

    private final int level;
    private final DoubleBinaryOperator function;
    private final String[] signs;

    Operator(int level, DoubleBinaryOperator function, String... signs) {
        this.level = level;
        this.function = function;
        this.signs = signs;
    }

    private static double number(boolean truth) {
        return truth ? 1 : 0;
    }

    static Optional<Operator> of(String sign) {
        return Arrays.stream(values())
                .filter(one -> Arrays.asList(one.signs).contains(sign))
                .findFirst();
    }

    /** How tightly it binds, 0 most loosely. */
    int level() {
        return level;
    }

    double of(double left, double right) {
        return function.applyAsDouble(left, right);
    }
}
