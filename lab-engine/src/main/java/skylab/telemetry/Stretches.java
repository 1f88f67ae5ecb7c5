package skylab.telemetry;

import java.time.Instant;
import java.util.Arrays;

/** A curve that follows from what a machine did: computed by stretches of minutes in which nothing changes. */
abstract class Stretches implements Curve {
    /** A minute counts if the machine was on for at least half of it. */
    private static final double LEAST_SECONDS = 30;

    private final MonitoredMachine machine;
    private final Activity activity;
    private final Noise noise;

    Stretches(MonitoredMachine machine, Activity activity, Noise noise) {
        this.machine = machine;
        this.activity = activity;
        this.noise = noise;
    }

    @Override
    public final void fill(long first, double[] values, int count) {
        int at = 0;
        while (at < count) {
            long minute = first + at;
            Instant from = Instant.ofEpochSecond(minute * 60);
            MonitoredMachine.Stage stage = machine.at(from);
            int length = (int) Math.max(1, Math.min(count - at, nextChange(minute, from) - minute));
            Usage usage = Usage.of(activity, from, from.plusSeconds(60));
            if (usage.poweredSeconds() < LEAST_SECONDS || !exists(stage)) {
                Arrays.fill(values, at, at + length, Double.NaN);
            } else {
                fill(minute, values, at, at + length, usage, stage, noise.isHousekeeping(minute));
            }
            at += length;
        }
    }

    /** Whether such a machine has this metric. */
    boolean exists(MonitoredMachine.Stage stage) {
        return true;
    }

    /**
     * Writes a stretch.
     *
     * @param minute the first of it
     * @param from the index of its value
     * @param to the index after the last value
     * @param usage of each minute
     * @param stage what the machine is
     * @param housekeeping whether the machine does its daily housekeeping
     */
    abstract void fill(
            long minute,
            double[] values,
            int from,
            int to,
            Usage usage,
            MonitoredMachine.Stage stage,
            boolean housekeeping);

    // The minute itself if something changes within it.
    private long nextChange(long minute, Instant from) {
        int next = Spans.lastNotAfter(activity.spans(), Activity.Span::from, from) + 1;
        long load = next < activity.spans().size()
                ? Math.floorDiv(activity.spans().get(next).from().getEpochSecond(), 60)
                : Long.MAX_VALUE;
        return Math.min(load, Math.min(machine.nextChange(minute), noise.nextHousekeepingChange(minute)));
    }
}
