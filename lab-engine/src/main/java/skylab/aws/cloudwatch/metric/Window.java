package skylab.aws.cloudwatch.metric;

import java.time.Instant;
import skylab.aws.AwsError;

/**
 * A checked time range and period.
 *
 * @param from inclusive
 * @param to exclusive
 * @param period in seconds: 1, 5, 10, 20, 30 or a multiple of 60
 */
record Window(Instant from, Instant to, int period) {
    private static final int MINUTE = 60;

    /**
     * Checks what a request says.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}
     */
    static Window of(Instant from, Instant to, Integer period) {
        range(from, to);
        period(period);
        return new Window(from, to, period);
    }

    /** Refuses a range without an extent. */
    static void range(Instant from, Instant to) {
        required("StartTime", from);
        required("EndTime", to);
        if (from.equals(to)) {
            throw invalid("The parameter StartTime must not equal parameter EndTime.");
        }
        if (from.isAfter(to)) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
    }

    /** Refuses a period that CloudWatch does not have. */
    static void period(Integer period) {
        required("Period", period);
        boolean isShort = period == 1 || period == 5 || period == 10 || period == 20 || period == 30;
        if (!isShort && (period < MINUTE || period % MINUTE != 0)) {
            throw invalid("The parameter Period must be a value in the set [1, 5, 10, 20, 30] or a multiple of 60.");
        }
    }

    static void required(String name, Object value) {
        if (value == null) {
            throw new AwsError("MissingParameter", "The parameter " + name + " is required.");
        }
    }

    static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", message);
    }
}
