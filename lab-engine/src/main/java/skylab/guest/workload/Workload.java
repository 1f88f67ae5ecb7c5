package skylab.guest.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import skylab.telemetry.Activity;

/**
 * How busy a machine is kept, over time. Levels are shares of all its vCPUs, 0 to 1. They change in steps, of {@link
 * #STEP} or {@link #QUARTER}, so that nothing happens between them.
 *
 * <pre>{@code
 * Workload.constant(0.7)
 * Workload.ramp(0.1, 0.9, Duration.ofHours(1)).noise(0.05)
 * Workload.spikes(0.05, 0.95, Duration.ofMinutes(30))
 * Workload.diurnal(0.1, 0.6, 14).network(200_000, 2_000_000)
 * Workload.none()
 * }</pre>
 *
 * @param shape how it goes up and down
 * @param low the level that it begins with, or goes down to
 * @param high the level that it goes to
 * @param time how long a ramp takes, or how far spikes are apart; zero for others
 * @param peakHour when a day is busiest, in hours UTC from 0 to 24; 0 for other shapes
 * @param noise the standard deviation of levels, as a share of them; 0 to 1
 * @param traffic bytes a second to and from network and disk at the higher level, in proportion below it; its processor
 *     time is not used
 */
public record Workload(
        Shape shape, double low, double high, Duration time, double peakHour, double noise, Activity.Load traffic) {
    /** How long a level of a ramp lasts, and one with noise. */
    public static final Duration STEP = Duration.ofMinutes(5);

    /** How long a level of a day lasts. */
    public static final Duration QUARTER = Duration.ofMinutes(15);

    private static final double DAY_HOURS = 24;
    private static final double HOUR_SECONDS = 3600;
    // A spike lasts a sixth of the time between two, in the mean.
    private static final double SPIKE_SHARE = 1 / 6.0;
    private static final double LONGEST_SPIKE = 0.5;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** How it goes up and down. */
    public enum Shape {
        /** Nothing is done. */
        NONE,
        /** Always the same. */
        CONSTANT,
        /** From one level to another, and on with that. */
        RAMP,
        /** Suddenly much for a while, again and again. */
        SPIKES,
        /** More by day than by night. */
        DIURNAL
    }

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if a level is not from 0 to 1, or another number cannot be
     */
    public Workload {
        share("level", low);
        share("level", high);
        share("noise", noise);
        if (peakHour < 0 || peakHour > DAY_HOURS || Double.isNaN(peakHour)) {
            throw new IllegalArgumentException("a peak hour is from 0 to 24, not " + peakHour);
        }
        boolean timed = shape == Shape.RAMP || shape == Shape.SPIKES;
        if (timed && time.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "the time of a ramp or between spikes is a minute at least, not " + time);
        }
        for (double rate :
                new double[] {traffic.networkIn(), traffic.networkOut(), traffic.diskRead(), traffic.diskWrite()}) {
            if (!(rate >= 0 && rate <= 1e12)) {
                throw new IllegalArgumentException("a rate is a number of bytes a second, not " + rate);
            }
        }
    }

    private static void share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a " + what + " is from 0 to 1, not " + value);
        }
    }

    private Workload(Shape shape, double low, double high, Duration time, double peakHour) {
        this(shape, low, high, time, peakHour, 0, Activity.Load.IDLE);
    }

    /** Nothing: ends what is there. */
    public static Workload none() {
        return new Workload(Shape.NONE, 0, 0, Duration.ZERO, 0);
    }

    /**
     * Always the same.
     *
     * @param level share of all vCPUs, 0 to 1
     */
    public static Workload constant(double level) {
        return new Workload(Shape.CONSTANT, level, level, Duration.ZERO, 0);
    }

    /**
     * Evenly from one level to another, up or down, in steps of five minutes; then on with that.
     *
     * @param duration a minute at least
     */
    public static Workload ramp(double from, double to, Duration duration) {
        return new Workload(Shape.RAMP, from, to, duration, 0);
    }

    /**
     * One spike in every such time, at a random moment and of random length (exponentially distributed).
     *
     * @param low between them
     * @param high in them
     * @param every a minute at least
     */
    public static Workload spikes(double low, double high, Duration every) {
        return new Workload(Shape.SPIKES, low, high, every, 0);
    }

    /**
     * Up and down with the time of day, in steps of a quarter of an hour.
     *
     * @param low at night
     * @param high in the busiest hour
     * @param peakHour that hour in UTC, 0 to 24; e.g. 5 for 14:00 in Seoul
     */
    public static Workload diurnal(double low, double high, double peakHour) {
        return new Workload(Shape.DIURNAL, low, high, Duration.ZERO, peakHour);
    }

    /** This with levels that vary, anew every five minutes at least. */
    public Workload noise(double deviation) {
        return new Workload(shape, low, high, time, peakHour, deviation, traffic);
    }

    /** This with network traffic, in bytes a second at the higher level. */
    public Workload network(double in, double out) {
        return traffic(new Activity.Load(0, in, out, traffic.diskRead(), traffic.diskWrite()));
    }

    /** This with disk traffic, in bytes a second at the higher level. */
    public Workload disk(double read, double write) {
        return traffic(new Activity.Load(0, traffic.networkIn(), traffic.networkOut(), read, write));
    }

    private Workload traffic(Activity.Load changed) {
        return new Workload(shape, low, high, time, peakHour, noise, changed);
    }

    /**
     * The level at a moment.
     *
     * @param begun when the workload began, not after that
     * @param random numbers in [0, 1), the same for the same number
     */
    double level(Instant begun, Instant at, LongToDoubleFunction random) {
        double seconds = Duration.between(begun, at).toMillis() / 1000.0;
        long step = (long) (seconds / STEP.toSeconds());
        double level =
                switch (shape) {
                    case NONE -> 0;
                    case CONSTANT -> high;
                    case RAMP -> {
                        // Each step has the level of its middle.
                        double middle = (step + 0.5) * STEP.toSeconds() / time.toSeconds();
                        yield seconds >= time.toSeconds() ? high : low + (high - low) * Math.min(1, middle);
                    }
                    case SPIKES -> spike(slot(seconds), random).holds(Math.floor(seconds)) ? high : low;
                    case DIURNAL -> {
                        long quarter = Math.floorDiv(at.getEpochSecond(), QUARTER.toSeconds());
                        double hour = (quarter + 0.5) * QUARTER.toSeconds() / HOUR_SECONDS;
                        double angle = 2 * Math.PI * (hour - peakHour) / DAY_HOURS;
                        yield low + (high - low) * (1 + Math.cos(angle)) / 2;
                    }
                };
        double varied = noise == 0
                ? level
                : level * (1 + noise * NORMAL.inverseCumulativeProbability(random.applyAsDouble(-1 - step)));
        return Math.max(0, Math.min(1, varied));
    }

    /** When the level changes next, after a moment; empty if it stays. */
    Optional<Instant> next(Instant begun, Instant at, LongToDoubleFunction random) {
        double seconds = Duration.between(begun, at).toMillis() / 1000.0;
        Instant step = begun.plus(STEP.multipliedBy((long) (seconds / STEP.toSeconds()) + 1));
        Instant changes =
                switch (shape) {
                    case NONE, CONSTANT -> Instant.MAX;
                    case RAMP ->
                        seconds >= time.toSeconds()
                                ? Instant.MAX
                                : step.isBefore(begun.plus(time)) ? step : begun.plus(time);
                    case SPIKES -> {
                        long slot = slot(seconds);
                        double edge = spike(slot, random).edgeAfter(seconds);
                        double until = edge > seconds ? edge : spike(slot + 1, random).from;
                        yield begun.plusSeconds((long) until);
                    }
                    case DIURNAL ->
                        Instant.ofEpochSecond(
                                (Math.floorDiv(at.getEpochSecond(), QUARTER.toSeconds()) + 1) * QUARTER.toSeconds());
                };
        Instant next = noise > 0 && step.isBefore(changes) ? step : changes;
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    private long slot(double seconds) {
        return (long) (seconds / time.toSeconds());
    }

    // In whole seconds since the beginning.
    private Spike spike(long slot, LongToDoubleFunction random) {
        double every = time.toSeconds();
        double length = new ExponentialDistribution(null, every * SPIKE_SHARE)
                .inverseCumulativeProbability(random.applyAsDouble(2 * slot));
        double lasts = Math.ceil(Math.min(length, every * LONGEST_SPIKE));
        double begins = Math.floor(random.applyAsDouble(2 * slot + 1) * (every - lasts));
        return new Spike(slot * every + begins, slot * every + begins + lasts);
    }

    private record Spike(double from, double to) {
        boolean holds(double seconds) {
            return from <= seconds && seconds < to;
        }

        double edgeAfter(double seconds) {
            return seconds < from ? from : seconds < to ? to : -1;
        }
    }

    /** What it does to network and disk at a level. */
    Activity.Load traffic(double level) {
        double most = Math.max(low, high);
        double share = most == 0 ? 1 : level / most;
        return new Activity.Load(
                0,
                traffic.networkIn() * share,
                traffic.networkOut() * share,
                traffic.diskRead() * share,
                traffic.diskWrite() * share);
    }
}
