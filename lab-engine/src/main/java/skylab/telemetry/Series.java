package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric as CloudWatch has it: samples in points, points in periods, and only those that are already published and
 * still kept.
 */
public final class Series {
    private static final long MINUTE = 60;
    private static final long FIVE_MINUTES = 300;
    private static final long HOUR = 3600;

    /** How long after its end a minute's point appears. AWS promises nothing; this is our choice. */
    public static final Duration DETAILED_DELAY = Duration.ofMinutes(1);

    /** How long after their end five minutes' point appears. AWS promises nothing; this is our choice. */
    public static final Duration BASIC_DELAY = Duration.ofMinutes(2);

    /** How long points of one minute, five minutes and an hour are kept (CloudWatch guide, "Metrics retention"). */
    private static final Duration KEEPS_MINUTES = Duration.ofDays(15);

    private static final Duration KEEPS_FIVE_MINUTES = Duration.ofDays(63);
    private static final Duration KEEPS_HOURS = Duration.ofDays(455);

    private final Meter meter;
    private final Metric metric;

    /** A metric of a machine. */
    public Series(Meter meter, Metric metric) {
        this.meter = meter;
        this.metric = metric;
    }

    /**
     * One period in which there were samples.
     *
     * @param from its beginning, CloudWatch's time stamp
     * @param samples what was measured
     */
    public record Point(Instant from, Summary samples) {}

    /**
     * Where CloudWatch begins when asked to begin at a moment: at the minute, five minutes or hour, by how finely the
     * data of that age is kept.
     */
    public static Instant begin(Instant asked, Instant now) {
        long step = resolution(asked.getEpochSecond(), now);
        return Instant.ofEpochSecond(floor(asked.getEpochSecond(), step));
    }

    /**
     * The metric in periods, oldest first; periods without samples are left out, and so are those that are finer than
     * the kept data. O(m log n) for m minutes that are asked for.
     *
     * @param from where the first period begins, see {@link #begin}
     * @param to the end, excluded
     * @param period in seconds, a multiple of 60
     * @param now what is published by then
     */
    public List<Point> points(Instant from, Instant to, long period, Instant now) {
        List<Point> points = new ArrayList<>();
        if (meter.activity().spans().isEmpty()) {
            return points;
        }
        long birth = floor(meter.activity().spans().get(0).from().getEpochSecond(), FIVE_MINUTES);
        long oldest = now.minus(KEEPS_HOURS).getEpochSecond();
        long begin = from.getEpochSecond();
        long last = Math.min(to.getEpochSecond(), now.getEpochSecond());
        long skipped = Math.max(0, Math.max(birth, oldest) - begin) / period;
        for (long at = begin + skipped * period; at < last; at += period) {
            if (at >= oldest && period % resolution(at, now) == 0) {
                Summary samples = samples(at, Math.min(at + period, to.getEpochSecond()), now);
                if (samples.count() > 0) {
                    points.add(new Point(Instant.ofEpochSecond(at), samples));
                }
            }
        }
        return points;
    }

    // A point belongs to the period in which its time stamp lies, also if its minutes go on after that.
    private Summary samples(long from, long to, Instant now) {
        Summary samples = new Summary();
        long end = Math.min(floor(to - 1, FIVE_MINUTES) + FIVE_MINUTES, now.getEpochSecond());
        for (long second = floor(from + MINUTE - 1, MINUTE); second < end; second += MINUTE) {
            boolean basic = isBasic(second);
            long stamp = basic ? floor(second, FIVE_MINUTES) : second;
            if (stamp >= from && stamp < to && isPublished(stamp, basic, now)) {
                double value = meter.value(metric, second / MINUTE);
                if (!Double.isNaN(value)) {
                    samples.add(value);
                }
            }
        }
        return samples;
    }

    private boolean isBasic(long second) {
        return switch (metric.cadence()) {
            case ONE_MINUTE -> false;
            case FIVE_MINUTES -> true;
            case AS_MONITORED ->
                !meter.machine().at(Instant.ofEpochSecond(second)).detailed();
        };
    }

    private static boolean isPublished(long stamp, boolean basic, Instant now) {
        long appears =
                basic ? stamp + FIVE_MINUTES + BASIC_DELAY.toSeconds() : stamp + MINUTE + DETAILED_DELAY.toSeconds();
        return appears <= now.getEpochSecond();
    }

    private static long resolution(long second, Instant now) {
        long age = now.getEpochSecond() - second;
        if (age <= KEEPS_MINUTES.toSeconds()) {
            return MINUTE;
        }
        return age <= KEEPS_FIVE_MINUTES.toSeconds() ? FIVE_MINUTES : HOUR;
    }

    private static long floor(long second, long step) {
        return Math.floorDiv(second, step) * step;
    }
}
