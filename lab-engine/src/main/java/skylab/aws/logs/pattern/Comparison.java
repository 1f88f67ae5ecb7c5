package skylab.aws.logs.pattern;

import java.util.OptionalDouble;

/** How a value is compared. */
enum Comparison {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean isOrder() {
        return this != EQUAL && this != UNEQUAL;
    }

    /**
     * Compares.
     *
     * @param text the value as text
     * @param number the value as a number, if it is one; then numbers are compared as numbers
     */
    boolean test(String text, OptionalDouble number, Operand operand) {
        OptionalDouble limit = operand.number();
        if (!number.isPresent() || !limit.isPresent()) {
            return !isOrder() && operand.matches(text) == (this == EQUAL);
        }
        int order = Double.compare(number.getAsDouble() + 0.0, limit.getAsDouble() + 0.0);
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
