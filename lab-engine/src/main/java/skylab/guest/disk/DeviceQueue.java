package skylab.guest.disk;

import java.time.Duration;
import java.time.Instant;
import skylab.guest.disk.Performance.Credits;
import skylab.world.Kind;

/**
 * What a disk, or the way to all disks of a machine, is doing: work is done in the order in which it comes.
 *
 * @param credits left at the moment {@link #free}
 * @param from when the present work began
 * @param free when all of it is done
 * @param writing bytes that are written between the two
 */
public record DeviceQueue(Credits credits, Instant from, Instant free, double writing) {
    /** Queues by the volume's id, and those of machines by theirs. */
    public static final Kind<DeviceQueue> QUEUES = new Kind<>("device queue", "");

    /** Nothing to do, buckets full. */
    public static DeviceQueue idle(Performance performance, Instant now) {
        return new DeviceQueue(performance.full(), now, now, 0);
    }

    /**
     * This with more work.
     *
     * @param count operations
     * @param size bytes of each
     * @param depth how many are under way at the same time
     * @param least how long it takes at least, for reasons that lie elsewhere
     */
    public DeviceQueue with(
            Performance performance, Instant now, boolean write, long count, long size, int depth, Duration least) {
        boolean busy = free.isAfter(now);
        Instant begin = busy ? free : now;
        Credits before = busy ? credits : performance.idle(credits, Duration.between(free, now));
        Performance.Run run = performance.run(before, count, size, depth);
        Duration waited = least.minus(run.time());
        boolean slowed = !waited.isNegative() && !waited.isZero();
        Credits after = slowed ? performance.idle(run.after(), waited) : run.after();
        double left = busy ? seconds(now, free) / seconds(from, free) : 0;
        double bytes = (double) count * size;
        return new DeviceQueue(
                after, now, begin.plus(slowed ? least : run.time()), writing * left + (write ? bytes : 0));
    }

    /** How long after a moment it is free. */
    public Duration backlog(Instant now) {
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    /** Bytes written per second at a moment. */
    public double writeRate(Instant now) {
        return free.isAfter(now) ? writing / seconds(from, free) : 0;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
