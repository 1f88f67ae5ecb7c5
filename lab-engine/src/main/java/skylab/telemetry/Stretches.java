package skylab.telemetry;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A curve that follows from what a machine did: computed by stretches of minutes in which nothing changes. */
abstract class Stretches implements Curve {
    /** A minute counts if the machine was on for at least half of it. */
    private static final double LEAST_SECONDS = 30;

    /** From how many minutes on the spans are worth copying into an array, which is faster to go through. */
    private static final int MANY = 120;

    private final MonitoredMachine machine;
    private final Noise noise;
    private List<Activity.Span> spans;
    private boolean copied;

    /** The last span that was found: the next to be looked for is mostly the one after it. */
    private int last = -1;

    Stretches(MonitoredMachine machine, Activity activity, Noise noise) {
        this.machine = machine;
        this.spans = activity.spans();
        this.noise = noise;
    }

    @Override
    public final void fill(long first, double[] values, int count) {
        if (count >= MANY && !copied) {
            spans = List.copyOf(spans);
            copied = true;
        }
        int at = 0;
        while (at < count) {
            long minute = first + at;
            Instant from = Instant.ofEpochSecond(minute * 60);
            MonitoredMachine.Stage stage = machine.at(from);
            find(from);
            int length = (int) Math.max(1, Math.min(count - at, nextChange(minute) - minute));
            Usage usage = Usage.of(spans, last, from, from.plusSeconds(60));
            if (usage.poweredSeconds() < LEAST_SECONDS || !exists(stage)) {
                Arrays.fill(values, at, at + length, Double.NaN);
            } else {
                fill(minute, values, at, at + length, usage, stage, noise.isHousekeeping(minute));
            }
            at += length;
        }
    }

    @Override
    public final Optional<Range> range(long firstMinute, long lastMinute) {
        Instant from = Instant.ofEpochSecond(firstMinute * 60);
        MonitoredMachine.Stage stage = machine.at(from);
        find(from);
        if (nextLoad() <= lastMinute || machine.nextChange(firstMinute) <= lastMinute) {
            return Optional.empty();
        }
        Usage usage = Usage.of(spans, last, from, from.plusSeconds(60));
        if (usage.poweredSeconds() < LEAST_SECONDS || !exists(stage)) {
            return Optional.of(Range.NOTHING);
        }
        boolean chores = noise.isHousekeeping(firstMinute);
        Optional<Range> range = range(usage, stage, chores);
        return noise.nextHousekeepingChange(firstMinute) > lastMinute
                ? range
                : range.flatMap(one -> range(usage, stage, !chores).map(one::with));
    }

    /** What is certain of minutes in which nothing changes; empty if nothing is. */
    Optional<Range> range(Usage usage, MonitoredMachine.Stage stage, boolean housekeeping) {
        return Optional.empty();
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

    private void find(Instant moment) {
        if (last >= 0 && !spans.get(last).from().isAfter(moment)) {
            for (int i = last; i <= last + 1; i++) {
                if (i + 1 >= spans.size() || spans.get(i + 1).from().isAfter(moment)) {
                    last = Math.min(i, spans.size() - 1);
                    return;
                }
            }
        }
        last = Spans.lastNotAfter(spans, Activity.Span::from, moment);
    }

    // The minute itself if something changes within it.
    private long nextChange(long minute) {
        return Math.min(nextLoad(), Math.min(machine.nextChange(minute), noise.nextHousekeepingChange(minute)));
    }

    private long nextLoad() {
        return last + 1 < spans.size()
                ? Math.floorDiv(spans.get(last + 1).from().getEpochSecond(), 60)
                : Long.MAX_VALUE;
    }
}
