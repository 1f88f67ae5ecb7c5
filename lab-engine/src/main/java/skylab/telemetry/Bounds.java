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
    /** There are no samples at all. */
    public static final Bounds NOTHING =
            new Bounds(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);

    /** Whether there are no samples at all. */
    public boolean isNothing() {
        return spacing == Double.POSITIVE_INFINITY;
    }

    /**
     * What is certain of a statistic in whole periods.
     *
     * @param period in seconds
     */
    public Optional<Bounds> of(Statistic statistic, long period) {
        if (isNothing()) {
            return Optional.of(this);
        }
        double count = period * density;
        return switch (statistic.form()) {
            case SAMPLE_COUNT -> period % spacing == 0 ? Optional.of(with(count, count)) : Optional.empty();
            case SUM -> period % spacing == 0 ? Optional.of(with(count * least, count * greatest)) : Optional.empty();
            case TRIMMED_COUNT, TRIMMED_SUM -> Optional.empty();
            default -> Optional.of(this);
        };
    }

    private Bounds with(double lowest, double highest) {
        return new Bounds(lowest, highest, spacing, delay, density);
    }
}
