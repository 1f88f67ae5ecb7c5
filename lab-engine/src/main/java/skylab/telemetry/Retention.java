package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;

/** How finely data of an age is kept (CloudWatch guide, "Metrics retention"). */
public final class Retention {
    static final long MINUTE = 60;
    static final long FIVE_MINUTES = 300;
    static final long HOUR = 3600;

    /** How long points of less than a minute are kept. */
    public static final Duration SECONDS_KEPT = Duration.ofHours(3);

    /** How long points of a minute are kept. */
    public static final Duration MINUTES_KEPT = Duration.ofDays(15);

    /** How long points of five minutes are kept. */
    public static final Duration FIVE_MINUTES_KEPT = Duration.ofDays(63);

    /** How long points of an hour, and so anything, are kept. */
    public static final Duration HOURS_KEPT = Duration.ofDays(455);

    private Retention() {}

    /**
     * Where CloudWatch begins when asked to begin at a moment (API reference, "GetMetricStatistics"): at the minute,
     * five minutes or hour, by how finely data of that age is kept; with a period below a minute, at a multiple of it.
     *
     * @param period in seconds
     */
    public static Instant begin(Instant asked, long period, Instant now) {
        long second = asked.getEpochSecond();
        return Instant.ofEpochSecond(floor(second, period < MINUTE ? period : resolution(second, now)));
    }

    /** Whether data of a moment is still kept so finely that it can be had in a period. */
    static boolean answers(long second, long period, Instant now) {
        long age = now.getEpochSecond() - second;
        return period < MINUTE
                ? age <= SECONDS_KEPT.toSeconds()
                : age <= HOURS_KEPT.toSeconds() && period % resolution(second, now) == 0;
    }

    private static long resolution(long second, Instant now) {
        long age = now.getEpochSecond() - second;
        if (age <= MINUTES_KEPT.toSeconds()) {
            return MINUTE;
        }
        return age <= FIVE_MINUTES_KEPT.toSeconds() ? FIVE_MINUTES : HOUR;
    }

    static long floor(long second, long step) {
        return Math.floorDiv(second, step) * step;
    }
}
