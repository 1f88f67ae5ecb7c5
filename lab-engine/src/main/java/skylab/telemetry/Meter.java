package skylab.telemetry;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import skylab.world.Seed;

/** A machine's metrics minute by minute, each a function of its activity, the seed and the minute. */
public final class Meter {
    /** A minute counts if the machine was on for at least half of it. */
    private static final double LEAST_SECONDS = 30;

    // What an idle Amazon Linux does by itself. The figures are ours, chosen to look like a console's charts.
    private static final double IDLE_PERCENT = 0.25;
    private static final double HOUSEKEEPING_PERCENT = 3;
    private static final double IDLE_BYTES_IN = 20;
    private static final double IDLE_BYTES_OUT = 16;
    private static final double IDLE_BYTES_WRITTEN = 1_500;
    private static final double HOUSEKEEPING_BYTES = 200_000;
    private static final double IDLE_SIGMA = 0.25;
    private static final double LOAD_SIGMA = 0.02;

    // Sizes that turn bytes into packets and operations: small talk when idle; a usual MTU and I/O size under load.
    private static final double SMALL_PACKET = 90;
    private static final double LARGE_PACKET = 1_400;
    private static final double SMALL_IO = 4_096;
    private static final double LARGE_IO = 65_536;

    private final MonitoredMachine machine;
    private final Activity activity;
    private final Noise noise;
    private final Function<Metric, Counter.Reading> counters;
    private final Map<Metric, Counter.Reading> counted = new EnumMap<>(Metric.class);

    /** The meter of a machine at which nothing was counted. */
    public Meter(Seed seed, MonitoredMachine machine, Activity activity) {
        this(seed, machine, activity, metric -> Counter.ZERO.reading());
    }

    /**
     * The meter of a machine.
     *
     * @param counters what was counted at it by single transfers
     */
    public Meter(
            Seed seed, MonitoredMachine machine, Activity activity, Function<Metric, Counter.Reading> counters) {
        this.machine = machine;
        this.activity = activity;
        this.noise = new Noise(seed, machine.id());
        this.counters = counters;
    }

    /**
     * The value of a metric in a minute; O(log n) for n changes of load, independent of all other minutes.
     *
     * @param minute minutes since 1970-01-01T00:00Z
     * @return in the metric's unit, totals for bytes and counts; NaN if nothing was measured
     */
    public double value(Metric metric, long minute) {
        Instant from = Instant.ofEpochSecond(minute * 60);
        MonitoredMachine.Stage stage = machine.at(from);
        if (metric.nitroOnly() && !stage.nitro()) {
            return Double.NaN;
        }
        Usage usage = Usage.of(activity, from, from.plusSeconds(60));
        if (usage.poweredSeconds() < LEAST_SECONDS) {
            return Double.NaN;
        }
        Counter.Reading reading = counted.computeIfAbsent(metric, counters);
        double transfers = reading.isEmpty() ? 0 : Math.rint(reading.between(from, from.plusSeconds(60)));
        return own(metric, usage, stage, minute) + transfers;
    }

    /**
     * What a machine reads from or writes to its root disk by itself in a minute, and for programs that say how much
     * they do. NaN if it was off.
     */
    double root(Metric metric, long minute) {
        Instant from = Instant.ofEpochSecond(minute * 60);
        Usage usage = Usage.of(activity, from, from.plusSeconds(60));
        return usage.poweredSeconds() < LEAST_SECONDS ? Double.NaN : own(metric, usage, machine.at(from), minute);
    }

    private double own(Metric metric, Usage usage, MonitoredMachine.Stage stage, long minute) {
        return switch (metric) {
            case CPU_UTILIZATION -> cpu(usage, stage.vcpus(), minute);
            case NETWORK_IN -> bytes(Flow.IN, usage.networkIn(), usage, minute).total();
            case NETWORK_OUT ->
                bytes(Flow.OUT, usage.networkOut(), usage, minute).total();
            case NETWORK_PACKETS_IN ->
                bytes(Flow.IN, usage.networkIn(), usage, minute).inPieces(SMALL_PACKET, LARGE_PACKET);
            case NETWORK_PACKETS_OUT ->
                bytes(Flow.OUT, usage.networkOut(), usage, minute).inPieces(SMALL_PACKET, LARGE_PACKET);
            case EBS_READ_BYTES ->
                bytes(Flow.READ, usage.diskRead(), usage, minute).total();
            case EBS_WRITE_BYTES ->
                bytes(Flow.WRITE, usage.diskWrite(), usage, minute).total();
            case EBS_READ_OPS ->
                bytes(Flow.READ, usage.diskRead(), usage, minute).inPieces(SMALL_IO, LARGE_IO);
            case EBS_WRITE_OPS ->
                bytes(Flow.WRITE, usage.diskWrite(), usage, minute).inPieces(SMALL_IO, LARGE_IO);
            // The guide: without instance store "either the value is 0 or the metric is not reported".
            case DISK_READ_BYTES, DISK_WRITE_BYTES, DISK_READ_OPS, DISK_WRITE_OPS -> 0;
            // A machine that is on is sound: faults are not modelled here.
            case STATUS_CHECK_FAILED, STATUS_CHECK_FAILED_INSTANCE, STATUS_CHECK_FAILED_SYSTEM -> 0;
        };
    }

    /** Whether anything at all was measured in the minutes from one to another, the end excluded. */
    public boolean measures(Metric metric, Instant from, Instant to) {
        int first = Math.max(0, Spans.lastNotAfter(activity.spans(), Activity.Span::from, from));
        for (int i = first; i < activity.spans().size(); i++) {
            Activity.Span span = activity.spans().get(i);
            if (!span.from().isBefore(to)) {
                return false;
            }
            Instant begin = span.from().isAfter(from) ? span.from() : from;
            if (span.powered() && (!metric.nitroOnly() || machine.at(begin).nitro())) {
                return true;
            }
        }
        return false;
    }

    MonitoredMachine machine() {
        return machine;
    }

    Activity activity() {
        return activity;
    }

    private double cpu(Usage usage, int vcpus, long minute) {
        double load = 100 * usage.cpuSeconds() / (usage.poweredSeconds() * vcpus);
        double own = noise.logNormal("/cpu", minute, IDLE_PERCENT, IDLE_SIGMA);
        if (noise.isHousekeeping(minute)) {
            own += noise.logNormal("/cpu/housekeeping", minute, HOUSEKEEPING_PERCENT / vcpus, IDLE_SIGMA);
        }
        return Math.min(100, own + wobbling("/cpu/load", load, minute));
    }

    private Traffic bytes(Flow flow, double load, Usage usage, long minute) {
        double own = flow.idle == 0
                ? 0
                : noise.logNormal(flow.purpose, minute, flow.idle * usage.poweredSeconds(), IDLE_SIGMA);
        double extra = noise.isHousekeeping(minute)
                ? noise.logNormal(flow.housekeeping, minute, HOUSEKEEPING_BYTES, IDLE_SIGMA)
                : 0;
        return new Traffic(own, wobbling(flow.load, load, minute) + extra);
    }

    private double wobbling(String purpose, double load, long minute) {
        return load == 0 ? 0 : load * Math.max(0, 1 + LOAD_SIGMA * noise.normal(purpose, minute));
    }

    private enum Flow {
        IN("/in", IDLE_BYTES_IN),
        OUT("/out", IDLE_BYTES_OUT),
        READ("/read", 0),
        WRITE("/write", IDLE_BYTES_WRITTEN);

        private final String purpose;
        private final String housekeeping;
        private final String load;
        private final double idle;

        Flow(String purpose, double idle) {
            this.purpose = purpose;
            this.housekeeping = purpose + "/housekeeping";
            this.load = purpose + "/load";
            this.idle = idle;
        }
    }

    /** Bytes in small pieces, and bytes in large ones. */
    private record Traffic(double small, double large) {
        double total() {
            return Math.rint(small) + Math.rint(large);
        }

        double inPieces(double smallSize, double largeSize) {
            return Math.ceil(small / smallSize) + Math.ceil(large / largeSize);
        }
    }
}
