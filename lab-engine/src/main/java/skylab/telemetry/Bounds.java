package skylab.telemetry;

import java.util.Optional;

/**
 * What is certain of all samples of a span without looking at each: whoever waits for a value that lies outside need not
 * look.
 *
 * @param least no value is less
 * @param greatest no value is greater
 * @param spacing seconds between two time stamps; infinite if there are none
 * @param delay at most so many seconds after its time stamp a point is published
 * @param density samples per second
 */
public record Bounds(double least, double greatest, double spacing, double delay, double density) {
    // Of sums and means of thousands of numbers.
    private static final double ROUNDING = 1e-11;

    /** There are no samples at all. */
    public static final Bounds NOTHING =
            new Bounds(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);

    /** Whether there are no samples at all. */
    public boolean isNothing() {
        return spacing == Double.POSITIVE_INFINITY;
    }

    /** A little less than a number, if it is not a whole one: what is computed of others may be less by rounding. */
    public static double below(double value) {
        return value == Math.rint(value) ? value : value - Math.abs(value) * ROUNDING;
    }

    /** A little more than a number, likewise. */
    public static double above(double value) {
        return value == Math.rint(value) ? value : value + Math.abs(value) * ROUNDING;
    }

    /** Of other values at the same times. */
    public Bounds between(double lowest, double highest) {
        return new Bounds(lowest, highest, spacing, delay, density);
    }

    /** At times at which this and another one have points. */
    public Bounds later(Bounds other) {
        return new Bounds(least, greatest, Math.max(spacing, other.spacing), Math.max(delay, other.delay), density);
    }

    /** With points that are there later. */
    public Bounds delayed(double seconds) {
        return new Bounds(least, greatest, spacing, delay + seconds, density);
    }

    /**
     * What is certain of a statistic in periods, of which the newest may not be published as a whole.
     *
     * @param period in seconds
     */
    public Optional<Bounds> of(Statistic statistic, long period) {
        if (isNothing()) {
            return Optional.of(this);
        }
        double first = spacing * density;
        double count = period * density;
        return switch (statistic.form()) {
            case SAMPLE_COUNT -> period % spacing == 0 ? Optional.of(between(first, count)) : Optional.empty();
            case SUM ->
                period % spacing == 0
                        ? Optional.of(between(
                                below((least < 0 ? count : first) * least),
                                above((greatest < 0 ? first : count) * greatest)))
                        : Optional.empty();
            case MINIMUM, MAXIMUM -> Optional.of(this);
            case AVERAGE -> Optional.of(between(below(least), above(greatest)));
            // They do not exist where a sample is negative.
            case PERCENTILE, TRIMMED_MEAN, WINSORIZED_MEAN ->
                statistic.ofValues() || least < 0
                        ? Optional.empty()
                        : Optional.of(between(below(least), above(greatest)));
            default -> Optional.empty();
        };
    }
}
