package skylab.telemetry;

import org.apache.commons.math3.distribution.NormalDistribution;
import skylab.world.Seed;

/**
 * What a measured curve has beside its cause. Each number depends on the seed, the machine, the purpose and the minute
 * only, so any minute can be asked for without those before it.
 */
final class Noise {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
    private static final long MINUTES_PER_DAY = 24 * 60;

    /** How long a machine's daily housekeeping (log rotation, package lists) lasts, in minutes. */
    private static final long HOUSEKEEPING = 4;

    private final Seed seed;
    private final String machine;

    Noise(Seed seed, String machine) {
        this.seed = seed;
        this.machine = machine;
    }

    /** A standard normal number. */
    double normal(String purpose, long minute) {
        double uniform = seed.stream(machine + purpose, minute).nextDouble(Double.MIN_NORMAL, 1);
        return STANDARD.inverseCumulativeProbability(uniform);
    }

    /** A log-normal number: positive, skewed to the right as most measured loads are. */
    double logNormal(String purpose, long minute, double median, double sigma) {
        return median * Math.exp(sigma * normal(purpose, minute));
    }

    /** Whether a minute is one of the day's housekeeping; every machine has its own hour for it. */
    boolean isHousekeeping(long minute) {
        long begin = seed.stream(machine + "/housekeeping", 0).nextLong(MINUTES_PER_DAY);
        return Math.floorMod(minute - begin, MINUTES_PER_DAY) < HOUSEKEEPING;
    }
}
