package skylab.telemetry;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.FastMath;
import skylab.world.Seed;

/**
 * What a measured curve has beside its cause. Each number depends on the seed, the machine, the purpose and the minute
 * only, so any minute can be asked for without those before it; a year of them costs milliseconds.
 */
final class Noise {
    // Quantiles at the borders of equally probable cells; between them numbers are interpolated.
    private static final int CELL_BITS = 10;
    private static final int CELLS = 1 << CELL_BITS;
    private static final double LEAST = 1e-5;
    private static final double[] NORMAL = new double[CELLS + 1];
    private static final double[] SKEWED = new double[CELLS + 1];
    private static final double SIGMA = 0.25;

    static {
        NormalDistribution standard = new NormalDistribution(null, 0, 1);
        for (int i = 0; i <= CELLS; i++) {
            double probability = Math.max(LEAST, Math.min(1 - LEAST, (double) i / CELLS));
            NORMAL[i] = standard.inverseCumulativeProbability(probability);
            SKEWED[i] = FastMath.exp(SIGMA * NORMAL[i]);
        }
    }

    /** No {@link #normal} number is less. */
    static final double LEAST_NORMAL = NORMAL[0];

    /** No {@link #normal} number is greater. */
    static final double GREATEST_NORMAL = NORMAL[CELLS];

    /** No {@link #skewed} number is less. */
    static final double LEAST_SKEWED = SKEWED[0];

    /** No {@link #skewed} number is greater. */
    static final double GREATEST_SKEWED = SKEWED[CELLS];

    private static final int MINUTES_PER_DAY = 24 * 60;

    /** How long a machine's daily housekeeping (log rotation, package lists) lasts, in minutes. */
    private static final int HOUSEKEEPING = 4;

    private final Seed seed;
    private final String machine;
    private final long housekeeping;

    Noise(Seed seed, String machine) {
        this.seed = seed;
        this.machine = machine;
        this.housekeeping = seed.stream(machine + "/housekeeping", 0).nextLong(MINUTES_PER_DAY);
    }

    /** What tells the numbers of one purpose from those of others. */
    long key(String purpose) {
        return seed.stream(machine + purpose, 0).nextLong();
    }

    /** A standard normal number, between -4.3 and 4.3. */
    static double normal(long key, long minute) {
        return quantile(NORMAL, mixed(key, minute));
    }

    /** A log-normal number with median 1 and sigma 0.25: skewed to the right as most measured loads are. */
    static double skewed(long key, long minute) {
        return quantile(SKEWED, mixed(key, minute));
    }

    /** Whether a minute is one of the day's housekeeping; every machine has its own hour for it. */
    boolean isHousekeeping(long minute) {
        return Math.floorMod(minute - housekeeping, MINUTES_PER_DAY) < HOUSEKEEPING;
    }

    /** The next minute in which housekeeping begins or is over. */
    long nextHousekeepingChange(long minute) {
        int since = Math.floorMod(minute - housekeeping, MINUTES_PER_DAY);
        return minute + (since < HOUSEKEEPING ? HOUSEKEEPING : MINUTES_PER_DAY) - since;
    }

    private static double quantile(double[] table, long bits) {
        int cell = (int) (bits >>> (Long.SIZE - CELL_BITS));
        double within = (bits << CELL_BITS >>> 11) * 0x1p-53;
        return table[cell] + within * (table[cell + 1] - table[cell]);
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over a Weyl sequence of minutes.
    private static long mixed(long key, long minute) {
        long z = key + minute * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
