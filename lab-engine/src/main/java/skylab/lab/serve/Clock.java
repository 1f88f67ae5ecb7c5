package skylab.lab.serve;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How virtual time passes in labs that are served.
 *
 * @param factor how many virtual seconds pass in a second outside; 0 if time passes only when it is told to
 * @param instant whether time also leaps over whatever is on its way when a call comes
 */
public record Clock(double factor, boolean instant) {
    /** The time outside. */
    public static final Clock REAL = new Clock(1, false);

    /** Time passes only when it is told to. */
    public static final Clock MANUAL = new Clock(0, false);

    /** The time outside, and every transition is over when a call looks at it: for tests that were written for mocks. */
    public static final Clock INSTANT = new Clock(1, true);

    private static final Pattern FACTOR = Pattern.compile("x(\\d{1,7}(?:\\.\\d{1,6})?)");

    /**
     * The clock of a name.
     *
     * @param name {@code real}, {@code manual}, {@code instant}, or how many times faster than outside, e.g. {@code x60}
     * @throws IllegalArgumentException if it is none of these
     */
    public static Clock named(String name) {
        Matcher factor = FACTOR.matcher(name);
        if (factor.matches() && new BigDecimal(factor.group(1)).signum() > 0) {
            return new Clock(Double.parseDouble(factor.group(1)), false);
        }
        return switch (name) {
            case "real" -> REAL;
            case "manual" -> MANUAL;
            case "instant" -> INSTANT;
            default ->
                throw new IllegalArgumentException(
                        "there is no clock '" + name + "'; there are real, manual, instant, and factors such as x60");
        };
    }
}
