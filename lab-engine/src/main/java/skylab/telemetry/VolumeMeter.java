package skylab.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A volume's metrics minute by minute: what was counted at it, and what the machine whose root volume it is does by
 * itself; only while a machine that is on has it ("Data is only reported to CloudWatch when the volume is attached").
 */
public final class VolumeMeter {
    private static final double MINUTE = 60;
    private static final double NANOS = 1e9;

    private final Limits limits;
    private final List<Use> uses;
    private final Function<VolumeMetric, Counter.Reading> counters;

    /**
     * An attachment.
     *
     * @param machine the meter of the machine
     * @param root whether it is the machine's root volume
     * @param from its beginning
     * @param to its end, {@link Instant#MAX} while it lasts
     */
    public record Use(Meter machine, boolean root, Instant from, Instant to) {}

    /**
     * What metrics must know of a volume's limits.
     *
     * @param created when it was made, its bucket of credits full
     * @param provisioned whether it is of a type with provisioned operations
     * @param bursts whether it is of a type with credits
     * @param inBytes whether credits are bytes, not operations
     * @param base credits that it earns a second
     * @param bucket credits that can be saved; 0 if it needs none
     * @param latency seconds that one operation takes
     */
    public record Limits(
            Instant created,
            boolean provisioned,
            boolean bursts,
            boolean inBytes,
            double base,
            double bucket,
            double latency) {}

    /** The meter of a volume. */
    public VolumeMeter(Limits limits, List<Use> uses, Function<VolumeMetric, Counter.Reading> counters) {
        this.limits = limits;
        this.uses = List.copyOf(uses);
        this.counters = counters;
    }

    /** Whether volumes of its type have a metric. */
    public boolean has(VolumeMetric metric) {
        return switch (metric) {
            case THROUGHPUT_PERCENTAGE, CONSUMED_READ_WRITE_OPS -> limits.provisioned;
            case BURST_BALANCE -> limits.bursts;
            default -> true;
        };
    }

    /** The metric as CloudWatch has it. */
    public Series series(VolumeMetric metric) {
        return new Sampled(metric.unit(), limits.created, source(metric));
    }

    private Sampled.Source source(VolumeMetric metric) {
        Measure measure = measure(metric);
        return minute -> {
            Instant begin = Instant.ofEpochSecond(minute * 60);
            for (Use use : uses) {
                boolean attached = !begin.isBefore(use.from) && begin.isBefore(use.to);
                boolean measured =
                        metric != VolumeMetric.STALLED_IO_CHECK || use.machine.machine().at(begin).hardware().nitro();
                if (attached && measured && !Double.isNaN(use.machine.root(Metric.EBS_READ_BYTES, minute))) {
                    return measure.of(use, minute);
                }
            }
            return Double.NaN;
        };
    }

    @FunctionalInterface
    private interface Measure {
        double of(Use use, long minute);
    }

    private Measure measure(VolumeMetric metric) {
        return switch (metric) {
            case READ_BYTES -> sum(metric, Metric.EBS_READ_BYTES);
            case WRITE_BYTES -> sum(metric, Metric.EBS_WRITE_BYTES);
            case READ_OPS -> sum(metric, Metric.EBS_READ_OPS);
            case WRITE_OPS -> sum(metric, Metric.EBS_WRITE_OPS);
            case TOTAL_READ_TIME -> time(metric, Metric.EBS_READ_OPS);
            case TOTAL_WRITE_TIME -> time(metric, Metric.EBS_WRITE_OPS);
            case IDLE_TIME -> idle();
            case QUEUE_LENGTH -> {
                Measure reads = measure(VolumeMetric.TOTAL_READ_TIME);
                Measure writes = measure(VolumeMetric.TOTAL_WRITE_TIME);
                yield (use, minute) -> (reads.of(use, minute) + writes.of(use, minute)) / MINUTE;
            }
            case CONSUMED_READ_WRITE_OPS -> {
                Measure counted = sum(metric, Metric.EBS_READ_OPS);
                yield (use, minute) -> counted.of(use, minute) + own(use, Metric.EBS_WRITE_OPS, minute);
            }
            case BURST_BALANCE -> balance();
            // What is asked for beyond the provisioned rate waits; what is provisioned is delivered.
            case THROUGHPUT_PERCENTAGE -> (use, minute) -> 100;
            case STALLED_IO_CHECK -> (use, minute) -> 0;
        };
    }

    private Measure sum(VolumeMetric metric, Metric own) {
        Counter.Reading counted = counters.apply(metric);
        return (use, minute) -> Math.rint(between(counted, minute)) + own(use, own, minute);
    }

    private Measure time(VolumeMetric metric, Metric operations) {
        Counter.Reading counted = counters.apply(metric);
        return (use, minute) -> between(counted, minute) / NANOS + own(use, operations, minute) * limits.latency;
    }

    // It counts nanoseconds that were not idle, as negative ones.
    private Measure idle() {
        Counter.Reading busy = counters.apply(VolumeMetric.IDLE_TIME);
        return (use, minute) -> Math.max(
                0,
                MINUTE
                        + between(busy, minute) / NANOS
                        - (own(use, Metric.EBS_READ_OPS, minute) + own(use, Metric.EBS_WRITE_OPS, minute))
                                * limits.latency);
    }

    private static double own(Use use, Metric metric, long minute) {
        return use.root ? use.machine.root(metric, minute) : 0;
    }

    // The bucket minute by minute since the volume was made, once it is asked for.
    private Measure balance() {
        Counter.Reading reads = counters.apply(limits.inBytes ? VolumeMetric.READ_BYTES : VolumeMetric.READ_OPS);
        Counter.Reading writes = counters.apply(limits.inBytes ? VolumeMetric.WRITE_BYTES : VolumeMetric.WRITE_OPS);
        if (limits.bucket == 0 || reads.isEmpty() && writes.isEmpty()) {
            return (use, minute) -> 100;
        }
        return new Measure() {
            private long next = limits.created.getEpochSecond() / 60;
            private double credits = limits.bucket;

            @Override
            public double of(Use use, long minute) {
                if (minute < next - 1) {
                    next = limits.created.getEpochSecond() / 60;
                    credits = limits.bucket;
                }
                for (; next <= minute; next++) {
                    double used = between(reads, next) + between(writes, next);
                    credits = Math.max(0, Math.min(limits.bucket, credits + limits.base * MINUTE - used));
                }
                return 100 * credits / limits.bucket;
            }
        };
    }

    private static double between(Counter.Reading counted, long minute) {
        return counted.isEmpty()
                ? 0
                : counted.between(Instant.ofEpochSecond(minute * 60), Instant.ofEpochSecond(minute * 60 + 60));
    }
}
