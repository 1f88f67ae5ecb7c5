package skylab.telemetry;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import skylab.telemetry.CreditWalk.Quantity;
import skylab.telemetry.StatusHistory.Check;
import skylab.world.Seed;

/** A machine's metrics minute by minute, each a function of what the machine did, the seed and the minute. */
public final class Meter {
    private final MonitoredMachine machine;
    private final Activity activity;
    private final StatusHistory status;
    private final Function<Metric, Counter.Reading> counters;
    private final Map<Metric, Curve> own = new EnumMap<>(Metric.class);
    private final Noise noise;
    private final CpuDemand demand;

    /** The meter of a sound machine at which nothing was counted. */
    public Meter(Seed seed, MonitoredMachine machine, Activity activity) {
        this(seed, machine, activity, StatusHistory.SOUND, metric -> Counter.ZERO.reading());
    }

    /**
     * The meter of a machine.
     *
     * @param activity what it did by itself
     * @param status which of its status checks failed
     * @param counters what was counted at it by single transfers
     */
    public Meter(
            Seed seed,
            MonitoredMachine machine,
            Activity activity,
            StatusHistory status,
            Function<Metric, Counter.Reading> counters) {
        this.machine = machine;
        this.activity = activity;
        this.status = status;
        this.counters = counters;
        this.noise = new Noise(seed, machine.id());
        this.demand = new CpuDemand(machine, activity, noise);
    }

    /** A metric as CloudWatch has it. */
    public Series series(Metric metric) {
        Publication publication =
                switch (metric.cadence()) {
                    case ONE_MINUTE -> Publication.EVERY_MINUTE;
                    case FIVE_MINUTES -> Publication.EVERY_FIVE_MINUTES;
                    case AS_MONITORED -> Publication.asMonitored(machine);
                };
        return series(metric, publication);
    }

    /**
     * What detailed monitoring contributes to the metrics of all machines of a sort, while the machine was one of them.
     *
     * @param metric one that is published as the machine is monitored
     * @param type the instance type that counts, or null if all do
     */
    public Series detailed(Metric metric, String type) {
        return series(metric, Publication.ifDetailed(machine, type));
    }

    private Series series(Metric metric, Publication publication) {
        return new MinuteSeries(metric.unit(), birth(), of(metric), publication);
    }

    /**
     * The value of a metric in a minute.
     *
     * @param minute minutes since 1970-01-01T00:00Z
     * @return in the metric's unit, totals for bytes and counts; NaN if nothing was measured
     */
    public double value(Metric metric, long minute) {
        return of(metric).at(minute);
    }

    /**
     * What a machine reads from or writes to its root disk by itself, and for programs that say how much they do; NaN
     * while it was off.
     */
    Curve root(Metric metric) {
        return own.computeIfAbsent(metric, this::own);
    }

    private Curve of(Metric metric) {
        Counter.Reading counted = counters.apply(metric);
        return counted.isEmpty() ? own(metric) : sum(own(metric), counted);
    }

    private Curve own(Metric metric) {
        return switch (metric) {
            case CPU_UTILIZATION -> isThrottled() ? credits().utilization() : demand;
            case NETWORK_IN -> flow(Flow.Sort.IN, false);
            case NETWORK_OUT -> flow(Flow.Sort.OUT, false);
            case NETWORK_PACKETS_IN -> flow(Flow.Sort.IN, true);
            case NETWORK_PACKETS_OUT -> flow(Flow.Sort.OUT, true);
            case EBS_READ_BYTES -> flow(Flow.Sort.READ, false);
            case EBS_WRITE_BYTES -> flow(Flow.Sort.WRITE, false);
            case EBS_READ_OPS -> flow(Flow.Sort.READ, true);
            case EBS_WRITE_OPS -> flow(Flow.Sort.WRITE, true);
            case EBS_IO_BALANCE ->
                new BurstBucket(machine, true, of(Metric.EBS_READ_OPS), of(Metric.EBS_WRITE_OPS), birth());
            case EBS_BYTE_BALANCE ->
                new BurstBucket(machine, false, of(Metric.EBS_READ_BYTES), of(Metric.EBS_WRITE_BYTES), birth());
            case CPU_CREDIT_USAGE -> credits().of(Quantity.USAGE);
            case CPU_CREDIT_BALANCE -> credits().of(Quantity.BALANCE);
            case CPU_SURPLUS_CREDIT_BALANCE -> credits().of(Quantity.SURPLUS);
            case CPU_SURPLUS_CREDITS_CHARGED -> credits().of(Quantity.CHARGED);
            // The guide: without instance store "either the value is 0 or the metric is not reported".
            case DISK_READ_BYTES, DISK_WRITE_BYTES, DISK_READ_OPS, DISK_WRITE_OPS -> whileOn(false, minute -> 0);
            case METADATA_NO_TOKEN, METADATA_NO_TOKEN_REJECTED -> whileOn(false, minute -> 0);
            case STATUS_CHECK_FAILED -> check(false, this::anyFailed);
            case STATUS_CHECK_FAILED_INSTANCE -> check(false, minute -> failed(Check.INSTANCE, minute));
            case STATUS_CHECK_FAILED_SYSTEM -> check(false, minute -> failed(Check.SYSTEM, minute));
            case STATUS_CHECK_FAILED_ATTACHED_EBS -> check(true, minute -> failed(Check.ATTACHED_EBS, minute));
        };
    }

    /**
     * CPU credits that are charged because they were spent and never earned: over a day's worth, and all that are left
     * when the machine stops or may no longer spend them (EC2 guide, "Surplus credits can incur charges").
     *
     * @param from rounded down to the minute
     * @param to rounded down to the minute, excluded
     */
    public double chargedCredits(Instant from, Instant to) {
        boolean burstable =
                machine.stages().stream().anyMatch(stage -> stage.hardware().credits() != null);
        return burstable ? credits().charged(minute(from), minute(to)) : 0;
    }

    private CreditWalk credits() {
        return new CreditWalk(machine, demand, birth());
    }

    // Only who may not spend what is not earned is held back.
    private boolean isThrottled() {
        return machine.stages().stream()
                .map(stage -> stage.hardware().credits())
                .anyMatch(plan -> plan != null && !plan.unlimited());
    }

    private Flow flow(Flow.Sort sort, boolean inPieces) {
        return new Flow(machine, activity, noise, sort, inPieces);
    }

    /** A value of one minute. */
    private interface Value {
        double at(long minute);
    }

    private Curve whileOn(boolean nitroOnly, Value value) {
        return new Stretches(machine, activity, noise) {
            @Override
            boolean exists(MonitoredMachine.Stage stage) {
                return !nitroOnly || stage.hardware().nitro();
            }

            // Values differ from 0 only where a check fails, and that is asked before.
            @Override
            Optional<Range> range(Usage usage, MonitoredMachine.Stage stage, boolean housekeeping) {
                return Optional.of(new Range(0, 0, true));
            }

            @Override
            void fill(
                    long minute,
                    double[] values,
                    int from,
                    int to,
                    Usage usage,
                    MonitoredMachine.Stage stage,
                    boolean housekeeping) {
                for (int i = from; i < to; i++) {
                    values[i] = value.at(minute + i - from);
                }
            }
        };
    }

    // A machine that has failed says nothing of itself; its checks do.
    private Curve check(boolean nitroOnly, Value value) {
        Curve on = whileOn(nitroOnly, value);
        return new Curve() {
            @Override
            public void fill(long first, double[] values, int count) {
                on.fill(first, values, count);
                for (int i = 0; i < count; i++) {
                    if (Double.isNaN(values[i]) && anyFailed(first + i) > 0 && (!nitroOnly || isNitro(first + i))) {
                        values[i] = value.at(first + i);
                    }
                }
            }

            @Override
            public Optional<Range> range(long first, long last) {
                return status.isSound(first, last) ? on.range(first, last).map(Meter::zero) : Optional.empty();
            }
        };
    }

    private static Curve.Range zero(Curve.Range range) {
        return range.measured() ? new Curve.Range(0, 0, true) : range;
    }

    private boolean isNitro(long minute) {
        return machine.at(Instant.ofEpochSecond(minute * 60)).hardware().nitro();
    }

    private double failed(Check check, long minute) {
        return status.failed(check, minute) ? 1 : 0;
    }

    private double anyFailed(long minute) {
        return Math.max(
                failed(Check.INSTANCE, minute),
                Math.max(failed(Check.SYSTEM, minute), failed(Check.ATTACHED_EBS, minute)));
    }

    private static Curve sum(Curve own, Counter.Reading counted) {
        return new Curve() {
            @Override
            public void fill(long first, double[] values, int count) {
                own.fill(first, values, count);
                for (int i = 0; i < count; i++) {
                    Instant from = Instant.ofEpochSecond((first + i) * 60);
                    values[i] += Math.rint(counted.between(from, from.plusSeconds(60)));
                }
            }

            @Override
            public Optional<Range> range(long first, long last) {
                Range more = counted.range(first, last);
                return own.range(first, last)
                        .map(range -> range.plus(new Range(Math.rint(more.least()), Math.rint(more.greatest()), true)));
            }
        };
    }

    MonitoredMachine machine() {
        return machine;
    }

    private Instant birth() {
        return activity.spans().isEmpty()
                ? machine.stages().get(0).from()
                : activity.spans().get(0).from();
    }

    private static long minute(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), 60);
    }
}
