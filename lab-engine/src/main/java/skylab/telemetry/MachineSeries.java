package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A metric of a machine. */
public final class MachineSeries implements Series {
    private static final long MINUTE = 60;
    private static final long FIVE_MINUTES = 300;

    /** How long after its end a minute's point appears. AWS promises nothing; this is our choice. */
    public static final Duration DETAILED_DELAY = Duration.ofMinutes(1);

    /** How long after their end five minutes' point appears. AWS promises nothing; this is our choice. */
    public static final Duration BASIC_DELAY = Duration.ofMinutes(2);

    private final Meter meter;
    private final Metric metric;

    /** A metric of a machine. */
    public MachineSeries(Meter meter, Metric metric) {
        this.meter = meter;
        this.metric = metric;
    }

    @Override
    public String unit() {
        return metric.unit();
    }

    @Override
    public boolean hasDataSince(Instant since, Instant now) {
        return meter.measures(metric, since, now.minus(DETAILED_DELAY));
    }

    @Override
    public List<Point> points(Instant from, Instant to, long period, Instant now) {
        List<Point> points = new ArrayList<>();
        if (meter.activity().spans().isEmpty()) {
            return points;
        }
        long birth = floor(meter.activity().spans().get(0).from().getEpochSecond(), FIVE_MINUTES);
        long oldest = now.minus(Retention.HOURS_KEPT).getEpochSecond();
        if (period < MINUTE) {
            return points;
        }
        long begin = from.getEpochSecond();
        long last = Math.min(to.getEpochSecond(), now.getEpochSecond());
        long skipped = Math.max(0, Math.max(birth, oldest) - begin) / period;
        for (long at = begin + skipped * period; at < last; at += period) {
            if (at >= oldest && Retention.answers(at, period, now)) {
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
        List<Double> samples = new ArrayList<>();
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
        return Summary.of(samples.stream().mapToDouble(x -> x).toArray());
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

    private static long floor(long second, long step) {
        return Math.floorDiv(second, step) * step;
    }
}
