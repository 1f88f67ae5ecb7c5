package skylab.telemetry;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What flows into or out of a machine or its disks: bytes, or the packets or operations in which they come. */
final class Flow extends Stretches {
    // What an idle Amazon Linux sends, receives and writes by itself, in bytes per second; the figures are ours.
    private static final double HOUSEKEEPING_BYTES = 200_000;
    private static final double LOAD_SIGMA = 0.02;

    private final Sort sort;
    private final boolean inPieces;
    private final long idle;
    private final long housekeeping;
    private final long load;

    /** What flows, and in what sizes: small talk when idle; a usual MTU and I/O size under load. */
    enum Sort {
        IN("/in", 20, Usage::networkIn, 90, 1_400),
        OUT("/out", 16, Usage::networkOut, 90, 1_400),
        READ("/read", 0, Usage::diskRead, 4_096, 65_536),
        WRITE("/write", 1_500, Usage::diskWrite, 4_096, 65_536);

        private final String purpose;
        private final double idle;
        private final ToDoubleFunction<Usage> load;
        private final double small;
        private final double large;

        Sort(String purpose, double idle, ToDoubleFunction<Usage> load, double small, double large) {
            this.purpose = purpose;
            this.idle = idle;
            this.load = load;
            this.small = small;
            this.large = large;
        }
    }

    Flow(MonitoredMachine machine, Activity activity, Noise noise, Sort sort, boolean inPieces) {
        super(machine, activity, noise);
        this.sort = sort;
        this.inPieces = inPieces;
        this.idle = noise.key(sort.purpose);
        this.housekeeping = noise.key(sort.purpose + "/housekeeping");
        this.load = noise.key(sort.purpose + "/load");
    }

    /** Only Nitro measures what instances do to their volumes. */
    @Override
    boolean exists(MonitoredMachine.Stage stage) {
        return stage.hardware().nitro() || sort == Sort.IN || sort == Sort.OUT;
    }

    @Override
    Optional<Range> range(Usage usage, MonitoredMachine.Stage stage, boolean isHousekeeping) {
        double own = sort.idle * usage.poweredSeconds();
        double bytes = sort.load.applyAsDouble(usage);
        double chores = isHousekeeping ? HOUSEKEEPING_BYTES : 0;
        double least = value(
                own * Noise.LEAST_SKEWED, bytes * (1 + LOAD_SIGMA * Noise.LEAST_NORMAL) + chores * Noise.LEAST_SKEWED);
        double greatest = value(
                own * Noise.GREATEST_SKEWED,
                bytes * (1 + LOAD_SIGMA * Noise.GREATEST_NORMAL) + chores * Noise.GREATEST_SKEWED);
        return Optional.of(new Range(least, greatest, true));
    }

    private double value(double small, double large) {
        return inPieces
                ? Math.ceil(small / sort.small) + Math.ceil(large / sort.large)
                : Math.rint(small) + Math.rint(large);
    }

    @Override
    void fill(
            long minute,
            double[] values,
            int from,
            int to,
            Usage usage,
            MonitoredMachine.Stage stage,
            boolean isHousekeeping) {
        double own = sort.idle * usage.poweredSeconds();
        double bytes = sort.load.applyAsDouble(usage);
        for (int i = from; i < to; i++) {
            long at = minute + i - from;
            double small = own == 0 ? 0 : own * Noise.skewed(idle, at);
            double large = bytes == 0 ? 0 : bytes * (1 + LOAD_SIGMA * Noise.normal(load, at));
            if (isHousekeeping) {
                large += HOUSEKEEPING_BYTES * Noise.skewed(housekeeping, at);
            }
            values[i] = value(small, large);
        }
    }
}
