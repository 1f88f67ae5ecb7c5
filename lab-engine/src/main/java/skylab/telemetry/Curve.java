package skylab.telemetry;

/** A quantity minute by minute. */
@FunctionalInterface
public interface Curve {
    /** Nothing that was ever measured. */
    Curve NEVER = (first, values, count) -> java.util.Arrays.fill(values, 0, count, Double.NaN);

    /**
     * Writes what was measured in minutes that follow each other; NaN where nothing was.
     *
     * @param first the first of them, in minutes since 1970-01-01T00:00Z
     * @param values gets them, from index 0
     * @param count how many
     */
    void fill(long first, double[] values, int count);

    /** What was measured in a minute; NaN if nothing was. */
    default double at(long minute) {
        double[] value = new double[1];
        fill(minute, value, 1);
        return value[0];
    }
}
