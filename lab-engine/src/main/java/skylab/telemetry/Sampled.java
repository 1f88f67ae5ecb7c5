package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric with one sample a minute, whatever the monitoring.
 *
 * @param unit CloudWatch's unit
 * @param born before which there are no samples
 * @param source the samples
 */
public record Sampled(String unit, Instant born, Source source) implements Series {
    /** How long after its end a minute's point appears. AWS promises nothing; this is our choice. */
    public static final Duration DELAY = Duration.ofMinutes(1);

    private static final long MINUTE = Retention.MINUTE;

    /** Where samples come from. */
    @FunctionalInterface
    public interface Source {
        /** The sample of a minute, counted since 1970-01-01T00:00Z; NaN if there is none. */
        double at(long minute);
    }

    @Override
    public List<Point> points(Instant from, Instant to, long period, Instant now) {
        List<Point> points = new ArrayList<>();
        if (period < MINUTE) {
            return points;
        }
        long begin = from.getEpochSecond();
        long published = now.minus(DELAY).getEpochSecond() - MINUTE;
        long last = Math.min(to.getEpochSecond(), published + 1);
        long oldest = Math.max(
                Retention.floor(born.getEpochSecond(), MINUTE),
                now.minus(Retention.HOURS_KEPT).getEpochSecond());
        long skipped = Math.max(0, oldest - begin) / period;
        for (long at = begin + skipped * period; at < last; at += period) {
            if (Retention.answers(at, period, now)) {
                Summary samples = samples(at, Math.min(at + period, last));
                if (samples.count() > 0) {
                    points.add(new Point(Instant.ofEpochSecond(at), samples));
                }
            }
        }
        return points;
    }

    private Summary samples(long from, long to) {
        double[] samples = new double[(int) ((to - from) / MINUTE) + 1];
        int count = 0;
        for (long second = Retention.floor(from + MINUTE - 1, MINUTE); second < to; second += MINUTE) {
            double sample = source.at(second / MINUTE);
            if (!Double.isNaN(sample)) {
                samples[count++] = sample;
            }
        }
        return Summary.of(java.util.Arrays.copyOf(samples, count));
    }

    @Override
    public boolean hasDataSince(Instant since, Instant now) {
        long first = Math.max(since.getEpochSecond() + MINUTE - 1, born.getEpochSecond()) / MINUTE;
        for (long minute = now.minus(DELAY).getEpochSecond() / MINUTE - 1; minute >= first; minute--) {
            if (!Double.isNaN(source.at(minute))) {
                return true;
            }
        }
        return false;
    }
}
