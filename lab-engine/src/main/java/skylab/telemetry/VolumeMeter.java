package skylab.telemetry;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return new MinuteSeries(metric.unit(), limits.created, curve(metric, parts(metric)), Publication.EVERY_MINUTE);
    }

    private Curve curve(VolumeMetric metric, Parts parts) {
        return new Curve() {
            @Override
            public void fill(long first, double[] values, int count) {
                VolumeMeter.this.fill(metric, parts, first, values, count);
            }

            @Override
            public Optional<Range> range(long first, long last) {
                return VolumeMeter.this.range(parts, first, last);
            }
        };
    }

    private void fill(VolumeMetric metric, Parts parts, long first, double[] values, int count) {
        Arrays.fill(values, 0, count, Double.NaN);
        for (Use use : uses) {
            double[] on = filled(use.machine.root(Metric.EBS_READ_BYTES), first, count);
            double[] own = use.root ? own(use, parts, first, count) : new double[count];
            for (int i = 0; i < count; i++) {
                Instant begin = begin(first + i);
                boolean attached = !begin.isBefore(use.from) && begin.isBefore(use.to);
                if (attached && !Double.isNaN(on[i]) && isMeasured(metric, use, begin)) {
                    values[i] = Math.max(0, parts.counted.at(first + i) + own[i]);
                }
            }
        }
    }

    private Optional<Curve.Range> range(Parts parts, long first, long last) {
        List<Use> there = uses.stream()
                .filter(use -> use.from.getEpochSecond() / 60 <= last && use.to.getEpochSecond() / 60 >= first)
                .toList();
        if (there.isEmpty()) {
            return Optional.of(Curve.Range.NOTHING);
        }
        Use use = there.get(0);
        boolean whole = use.from.getEpochSecond() <= first * 60 && use.to.getEpochSecond() / 60 > last;
        Optional<Curve.Range> counted = parts.range.of(first, last);
        if (there.size() > 1 || !whole || counted.isEmpty()) {
            return Optional.empty();
        }
        Optional<Curve.Range> on = use.machine.root(Metric.EBS_READ_BYTES).range(first, last);
        if (on.isEmpty() || !on.get().measured()) {
            return on;
        }
        Curve.Range sum = counted.get();
        for (Map.Entry<Metric, Double> own :
                use.root ? parts.own.entrySet() : Map.<Metric, Double>of().entrySet()) {
            Optional<Curve.Range> range = use.machine.root(own.getKey()).range(first, last);
            if (range.isEmpty()) {
                return range;
            }
            sum = sum.plus(range.get().times(own.getValue()));
        }
        return Optional.of(new Curve.Range(
                Math.max(0, Bounds.below(sum.least())), Math.max(0, Bounds.above(sum.greatest())), true));
    }

    private static boolean isMeasured(VolumeMetric metric, Use use, Instant at) {
        return metric != VolumeMetric.STALLED_IO_CHECK
                || use.machine.machine().at(at).hardware().nitro();
    }

    private static double[] own(Use use, Parts parts, long first, int count) {
        double[] sum = new double[count];
        parts.own.forEach((metric, factor) -> {
            double[] values = filled(use.machine.root(metric), first, count);
            for (int i = 0; i < count; i++) {
                sum[i] += factor * values[i];
            }
        });
        return sum;
    }

    private static double[] filled(Curve curve, long first, int count) {
        double[] values = new double[count];
        curve.fill(first, values, count);
        return values;
    }

    /** A value of one minute. */
    @FunctionalInterface
    private interface Value {
        double at(long minute);
    }

    /** What is certain of the values of a span. */
    @FunctionalInterface
    private interface Certain {
        Optional<Curve.Range> of(long first, long last);
    }

    /**
     * What a metric is made of.
     *
     * @param counted what was counted at the volume
     * @param own what of the machine's own work adds to it if it is the root volume, and how often
     * @param range what is certain of what was counted
     */
    private record Parts(Value counted, Map<Metric, Double> own, Certain range) {}

    private Parts parts(VolumeMetric metric) {
        Counter.Reading reading = counters.apply(metric);
        double latency = limits.latency;
        return switch (metric) {
            case READ_BYTES -> whole(reading, Map.of(Metric.EBS_READ_BYTES, 1.0));
            case WRITE_BYTES -> whole(reading, Map.of(Metric.EBS_WRITE_BYTES, 1.0));
            case READ_OPS -> whole(reading, Map.of(Metric.EBS_READ_OPS, 1.0));
            case WRITE_OPS -> whole(reading, Map.of(Metric.EBS_WRITE_OPS, 1.0));
            case CONSUMED_READ_WRITE_OPS -> whole(reading, operations(1));
            case TOTAL_READ_TIME -> seconds(List.of(reading), 0, 1, Map.of(Metric.EBS_READ_OPS, latency));
            case TOTAL_WRITE_TIME -> seconds(List.of(reading), 0, 1, Map.of(Metric.EBS_WRITE_OPS, latency));
            case QUEUE_LENGTH ->
                seconds(
                        List.of(
                                counters.apply(VolumeMetric.TOTAL_READ_TIME),
                                counters.apply(VolumeMetric.TOTAL_WRITE_TIME)),
                        0,
                        1 / MINUTE,
                        operations(latency / MINUTE));
            // It counts nanoseconds that were not idle, as negative ones.
            case IDLE_TIME -> seconds(List.of(reading), MINUTE, 1, operations(-latency));
            case BURST_BALANCE -> {
                VolumeBucket bucket = new VolumeBucket(limits, List.of(reads(), writes()));
                yield new Parts(bucket::at, Map.of(), bucket::range);
            }
            // What is asked for beyond the provisioned rate waits; what is provisioned is delivered.
            case THROUGHPUT_PERCENTAGE ->
                new Parts(minute -> 100, Map.of(), (first, last) -> Optional.of(new Curve.Range(100, 100, true)));
            // It counts how many failures there are at once.
            case STALLED_IO_CHECK ->
                new Parts(
                        minute -> reading.highestRate(begin(minute), begin(minute + 1)) > 0 ? 1 : 0,
                        Map.of(),
                        (first, last) -> Optional.of(new Curve.Range(0, reading.isQuiet(first, last) ? 0 : 1, true)));
        };
    }

    private static Parts whole(Counter.Reading counted, Map<Metric, Double> own) {
        return new Parts(minute -> Math.rint(between(counted, minute)), own, (first, last) -> {
            Curve.Range range = counted.range(first, last);
            return Optional.of(new Curve.Range(Math.rint(range.least()), Math.rint(range.greatest()), true));
        });
    }

    // Seconds of counted nanoseconds.
    private static Parts seconds(List<Counter.Reading> counted, double base, double share, Map<Metric, Double> own) {
        return new Parts(
                minute -> {
                    double sum = 0;
                    for (Counter.Reading one : counted) {
                        sum += between(one, minute) / NANOS;
                    }
                    return base + share * sum;
                },
                own,
                (first, last) -> {
                    Curve.Range sum = new Curve.Range(0, 0, true);
                    for (Counter.Reading one : counted) {
                        sum = sum.plus(one.range(first, last).times(1 / NANOS));
                    }
                    return Optional.of(new Curve.Range(base, base, true).plus(sum.times(share)));
                });
    }

    private static Map<Metric, Double> operations(double factor) {
        return Map.of(Metric.EBS_READ_OPS, factor, Metric.EBS_WRITE_OPS, factor);
    }

    private Counter.Reading reads() {
        return counters.apply(limits.inBytes ? VolumeMetric.READ_BYTES : VolumeMetric.READ_OPS);
    }

    private Counter.Reading writes() {
        return counters.apply(limits.inBytes ? VolumeMetric.WRITE_BYTES : VolumeMetric.WRITE_OPS);
    }

    static double between(Counter.Reading counted, long minute) {
        return counted.isEmpty() ? 0 : counted.between(begin(minute), begin(minute + 1));
    }

    private static Instant begin(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
