package skylab.telemetry;

import java.util.Optional;

/** How much of its processors a machine would use, in percent of all of them, if nobody held it back. */
final class CpuDemand extends Stretches {
    // What an idle Amazon Linux does by itself. The figures are ours, chosen to look like a console's charts.
    private static final double IDLE_PERCENT = 0.25;
    private static final double HOUSEKEEPING_PERCENT = 3;
    private static final double LOAD_SIGMA = 0.02;

    private final long idle;
    private final long housekeeping;
    private final long load;

    CpuDemand(MonitoredMachine machine, Activity activity, Noise noise) {
        super(machine, activity, noise);
        this.idle = noise.key("/cpu");
        this.housekeeping = noise.key("/cpu/housekeeping");
        this.load = noise.key("/cpu/load");
    }

    @Override
    Optional<Range> range(Usage usage, MonitoredMachine.Stage stage, boolean isHousekeeping) {
        int vcpus = stage.hardware().vcpus();
        double share = 100 * usage.cpuSeconds() / (usage.poweredSeconds() * vcpus);
        double own = IDLE_PERCENT + (isHousekeeping ? HOUSEKEEPING_PERCENT / vcpus : 0);
        double least = own * Noise.LEAST_SKEWED + share * (1 + LOAD_SIGMA * Noise.LEAST_NORMAL);
        double greatest = own * Noise.GREATEST_SKEWED + share * (1 + LOAD_SIGMA * Noise.GREATEST_NORMAL);
        return Optional.of(new Range(Math.min(100, least), Math.min(100, greatest), true));
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
        int vcpus = stage.hardware().vcpus();
        for (int i = from; i < to; i++) {
            values[i] = IDLE_PERCENT * Noise.skewed(idle, minute + i - from);
        }
        double share = 100 * usage.cpuSeconds() / (usage.poweredSeconds() * vcpus);
        double extra = isHousekeeping ? HOUSEKEEPING_PERCENT / vcpus : 0;
        if (share == 0 && extra == 0) {
            return;
        }
        for (int i = from; i < to; i++) {
            double busy = share * (1 + LOAD_SIGMA * Noise.normal(load, minute + i - from));
            double chores = extra == 0 ? 0 : extra * Noise.skewed(housekeeping, minute + i - from);
            values[i] = Math.min(100, values[i] + chores + busy);
        }
    }
}
