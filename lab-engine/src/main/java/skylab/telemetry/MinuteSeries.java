package skylab.telemetry;

import static skylab.telemetry.Retention.FIVE_MINUTES;
import static skylab.telemetry.Retention.MINUTE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A metric that AWS measures minute by minute. Nothing of it is stored: samples are computed when they are asked for. */
final class MinuteSeries implements Series {
    private static final int DAY = 1440;
    private static final int HOUR = 60;

    private final String unit;
    private final Instant born;
    private final Curve curve;
    private final Publication publication;

    /**
     * A metric.
     *
     * @param unit CloudWatch's unit
     * @param born before which nothing was measured
     * @param curve what was measured
     * @param publication how often it is published
     */
    MinuteSeries(String unit, Instant born, Curve curve, Publication publication) {
        this.unit = unit;
        this.born = born;
        this.curve = curve;
        this.publication = publication;
    }

    @Override
    public String unit() {
        return unit;
    }

    /** {@inheritDoc} O(m) for m minutes that are asked for. */
    @Override
    public List<Point> points(Instant from, Instant to, long period, Instant now) {
        List<Point> points = new ArrayList<>();
        if (period < MINUTE) {
            return points;
        }
        long present = now.getEpochSecond();
        long begin = from.getEpochSecond();
        long last = Math.min(to.getEpochSecond(), present);
        long oldest = Math.max(
                Retention.floor(born.getEpochSecond(), FIVE_MINUTES),
                now.minus(Retention.HOURS_KEPT).getEpochSecond());
        Tally tally = new Tally(ceiling(last, FIVE_MINUTES) / MINUTE);
        for (long at = begin + Math.max(0, oldest - begin) / period * period; at < last; at += period) {
            if (Retention.answers(at, period, now)) {
                long end = Math.min(at + period, to.getEpochSecond());
                tally.clear();
                published(at, end, present, tally);
                if (tally.count > 0) {
                    points.add(new Point(Instant.ofEpochSecond(at), tally.summary(at, end, present)));
                }
            }
        }
        return points;
    }

    @Override
    public boolean hasDataSince(Instant since, Instant now) {
        long first = Math.max(since.getEpochSecond(), Retention.floor(born.getEpochSecond(), MINUTE));
        double[] hour = new double[HOUR + 5]; // what begins within an hour may reach over it
        long step = HOUR * MINUTE;
        for (long end = ceiling(now.getEpochSecond(), MINUTE); end > first; end -= step) {
            boolean[] found = new boolean[1];
            published(Math.max(first, end - step), end, now.getEpochSecond(), (from, to) -> {
                int count = (int) (to - from);
                curve.fill(from, hour, count);
                for (int i = 0; i < count; i++) {
                    found[0] |= !Double.isNaN(hour[i]);
                }
            });
            if (found[0]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Bounds> bounds(Instant from, Instant to) {
        long first = Math.floorDiv(from.getEpochSecond(), MINUTE);
        // Samples of five minutes have the time stamp of their beginning.
        long last = Math.floorDiv(to.getEpochSecond() + FIVE_MINUTES, MINUTE);
        if (publication.nextChange(first) <= last) {
            return Optional.empty();
        }
        Publication.Pace pace = publication.at(first);
        return pace == Publication.Pace.NEVER
                ? Optional.of(Bounds.NOTHING)
                : curve.range(first, last).map(range -> bounds(range, pace, curve.spacing()));
    }

    private static Bounds bounds(Curve.Range range, Publication.Pace pace, int every) {
        boolean single = pace == Publication.Pace.MINUTE;
        long spacing = single ? MINUTE : FIVE_MINUTES;
        long delay = (single ? Publication.MINUTE_DELAY : Publication.FIVE_MINUTES_DELAY).toSeconds();
        return range.measured()
                ? new Bounds(range.least(), range.greatest(), spacing, spacing + delay, 1.0 / (MINUTE * every))
                : Bounds.NOTHING;
    }

    /** Minutes that follow each other. */
    private interface Minutes {
        void take(long from, long to);
    }

    // A sample belongs to the period in which its time stamp lies; those of five minutes have their beginning's.
    private void published(long from, long to, long now, Minutes minutes) {
        long end = ceiling(to, FIVE_MINUTES) / MINUTE;
        long next;
        for (long minute = ceiling(from, MINUTE) / MINUTE; minute < end; minute = next) {
            next = Math.min(end, publication.nextChange(minute));
            boolean single = publication.at(minute) == Publication.Pace.MINUTE;
            if (!single && publication.at(minute) == Publication.Pace.NEVER) {
                continue;
            }
            long step = single ? MINUTE : FIVE_MINUTES;
            long delay = single ? Publication.MINUTE_DELAY.toSeconds() : Publication.FIVE_MINUTES_DELAY.toSeconds();
            long appeared = Retention.floor(now - delay, step) / MINUTE;
            long first = Math.max(minute, ceiling(from, step) / MINUTE);
            long last = Math.min(Math.min(next, ceiling(to, step) / MINUTE), appeared);
            if (first < last) {
                minutes.take(first, last);
            }
        }
    }

    private static long ceiling(long second, long step) {
        return Retention.floor(second + step - 1, step);
    }

    /** Sums samples up, which it has computed by the day. */
    private final class Tally implements Minutes {
        private final long limit;
        private double[] block = {};
        private long blockFrom;
        private int blockCount;
        private int count;
        private double sum;
        private double min;
        private double max;

        Tally(long limit) {
            this.limit = limit;
        }

        void clear() {
            count = 0;
            sum = 0;
            min = Double.POSITIVE_INFINITY;
            max = Double.NEGATIVE_INFINITY;
        }

        @Override
        public void take(long from, long to) {
            long minute = from;
            while (minute < to) {
                if (minute < blockFrom || minute >= blockFrom + blockCount) {
                    load(minute);
                }
                int end = (int) Math.min(to - blockFrom, blockCount);
                add((int) (minute - blockFrom), end);
                minute = blockFrom + end;
            }
        }

        private void load(long minute) {
            blockFrom = minute;
            blockCount = (int) Math.min(DAY, limit - minute);
            if (block.length < blockCount) {
                block = new double[blockCount];
            }
            curve.fill(blockFrom, block, blockCount);
        }

        private void add(int from, int to) {
            for (int i = from; i < to; i++) {
                double sample = block[i];
                if (sample == sample) { // not NaN
                    count++;
                    sum += sample;
                    min = sample < min ? sample : min;
                    max = sample > max ? sample : max;
                }
            }
        }

        Summary summary(long from, long to, long now) {
            return new Summary(count, sum, min, max, () -> samples(from, to, now));
        }
    }

    private Summary.Weighted samples(long from, long to, long now) {
        List<double[]> parts = new ArrayList<>();
        published(from, to, now, (first, last) -> {
            double[] part = new double[(int) (last - first)];
            curve.fill(first, part, part.length);
            parts.add(part);
        });
        return Summary.Weighted.of(parts.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(sample -> !Double.isNaN(sample))
                .toArray());
    }
}
