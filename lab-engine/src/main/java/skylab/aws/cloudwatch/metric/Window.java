package skylab.aws.cloudwatch.metric;

import java.time.Instant;
import skylab.aws.AwsError;

/**
 * A checked time range and period.
 *
 * @param from inclusive
 * @param to exclusive
 * @param period in seconds, a multiple of 60
 */
record Window(Instant from, Instant to, int period) {
    private static final int MINUTE = 60;

    /**
     * Checks what a request says.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}
     */
    static Window of(Instant from, Instant to, Integer period) {
        required("StartTime", from);
        required("EndTime", to);
        required("Period", period);
        if (!from.isBefore(to)) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        // Periods below a minute are for high-resolution metrics, which EC2 has none of: they find no data points.
        boolean isShort = period == 1 || period == 5 || period == 10 || period == 20 || period == 30;
        if (!isShort && (period < MINUTE || period % MINUTE != 0)) {
            throw invalid("The parameter Period must be a value in the set [1, 5, 10, 20, 30] or a multiple of 60.");
        }
        return new Window(from, to, period);
    }

    boolean isHighResolution() {
        return period < MINUTE;
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
