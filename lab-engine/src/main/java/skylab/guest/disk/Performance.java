package skylab.guest.disk;

import java.time.Duration;
import skylab.world.Kind;

/**
 * How fast a disk is, or the way from a machine to all its disks. Pure figures; what is left of the credits is {@link
 * Credits}, what is going on is {@link DeviceQueue}. A volume without a row is a gp3 at its baseline.
 *
 * @param operations operations per second
 * @param bytes bytes per second
 * @param largest bytes that count as one operation at most; larger ones count as several (256 KiB for SSD, 1 MiB for HDD)
 * @param latency of one operation by itself
 */
public record Performance(Limit operations, Limit bytes, int largest, Duration latency) {
    /** Performances by the volume's id. */
    public static final Kind<Performance> PERFORMANCES = new Kind<>("performance", "");

    private static final double MIB = 1 << 20;

    /** gp3 at its baseline: 3,000 operations and 125 MiB per second. */
    public static final Performance GP3 = steady(3000, 125 * MIB, 256 << 10, Duration.ofNanos(700_000));

    /** A disk of the host itself. The figures are ours: a modest NVMe disk. */
    public static final Performance INSTANCE_STORE = steady(60_000, 400 * MIB, 256 << 10, Duration.ofNanos(100_000));

    /**
     * A rate that can be exceeded for a while.
     *
     * @param base what is always there, per second; it is also what an idle bucket earns
     * @param burst what is there while credits last; equal to the base if there is no burst
     * @param bucket credits that can be saved, in operations or bytes
     */
    public record Limit(double base, double burst, double bucket) {
        /** A rate that never changes. */
        public static Limit steady(double rate) {
            return new Limit(rate, rate, 0);
        }

        /** Seconds that an amount takes with so many credits. */
        double seconds(double amount, double credits) {
            if (burst <= base) {
                return amount / base;
            }
            double bursting = credits / (burst - base);
            return amount <= burst * bursting ? amount / burst : bursting + (amount - burst * bursting) / base;
        }

        /** The credits after an amount was used over some seconds. */
        double after(double credits, double amount, double seconds) {
            return Math.max(0, Math.min(bucket, credits + base * seconds - amount));
        }
    }

    /**
     * What is left in the buckets.
     *
     * @param operations of operations
     * @param bytes of bytes
     */
    public record Credits(double operations, double bytes) {}

    /**
     * How a piece of work went.
     *
     * @param time how long it took
     * @param after credits left
     */
    public record Run(Duration time, Credits after) {}

    /** A disk without bursts. */
    public static Performance steady(double iops, double bytesPerSecond, int largest, Duration latency) {
        return new Performance(Limit.steady(iops), Limit.steady(bytesPerSecond), largest, latency);
    }

    /** Full buckets, as a new volume has them. */
    public Credits full() {
        return new Credits(operations.bucket, bytes.bucket);
    }

    /** The credits after some time without work. */
    public Credits idle(Credits before, Duration time) {
        return used(before, 0, 0, seconds(time));
    }

    /**
     * How long a number of equal operations takes, and what is left then.
     *
     * @param before credits at the beginning
     * @param count operations, as the machine sends them
     * @param size bytes of each
     * @param depth how many are under way at the same time, at least 1
     */
    public Run run(Credits before, long count, long size, int depth) {
        double counted = (double) count * Math.max(1, (size + largest - 1) / largest);
        double amount = (double) count * size;
        double slowest = Math.max(
                count * seconds(latency) / depth,
                Math.max(operations.seconds(counted, before.operations), bytes.seconds(amount, before.bytes)));
        return new Run(Duration.ofNanos((long) (slowest * 1e9)), used(before, counted, amount, slowest));
    }

    private Credits used(Credits before, double count, double amount, double seconds) {
        return new Credits(
                operations.after(before.operations, count, seconds), bytes.after(before.bytes, amount, seconds));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
