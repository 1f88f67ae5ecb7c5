package skylab.telemetry;

import java.time.Instant;
import java.util.Optional;

/**
 * CPU credits minute by minute, by the guide's equations ("Monitor your CPU credits"). What a machine has depends on all
 * it did since it exists, so this goes through its minutes in order; from the beginning of a day on if it was there.
 */
final class CreditWalk extends DailyWalk<CreditWalk.State> {
    /** How long credits are kept while the machine is off, in minutes. */
    private static final int KEPT = 7 * 24 * 60;

    /** What is spent is less than what is earned, however it is rounded. */
    private static final double LESS = 0.999;

    private final MonitoredMachine machine;
    private final Curve demand;

    // What the machine wants of its processors, by the day.
    private final double[] block = new double[DAY];
    private long blockFrom = Long.MIN_VALUE;

    private MonitoredMachine.Stage stage;
    private long stageUntil = Long.MIN_VALUE;
    private CreditPlan plan;
    private boolean on;
    private int offMinutes;
    private double launch;
    private double earned;
    private double surplus;
    private double charged;
    private double spent;

    /**
     * A machine's credits.
     *
     * @param demand what it would use, in percent
     * @param birth before which it had none
     */
    CreditWalk(MonitoredMachine machine, Curve demand, Instant birth) {
        super(birth, State.NEW);
        this.machine = machine;
        this.demand = demand;
    }

    /** What is known at a moment. */
    record State(CreditPlan plan, boolean on, int offMinutes, double launch, double earned, double surplus) {
        static final State NEW = new State(null, false, 0, 0, 0, 0);
    }

    @Override
    State known() {
        return new State(plan, on, offMinutes, launch, earned, surplus);
    }

    @Override
    void restore(State state) {
        stageUntil = Long.MIN_VALUE;
        plan = state.plan;
        on = state.on;
        offMinutes = state.offMinutes;
        launch = state.launch;
        earned = state.earned;
        surplus = state.surplus;
    }

    /** Whether it has all the credits it can have, and will still have them after some minutes: it earns more than it spends. */
    @Override
    boolean stays(long first, long last) {
        if (plan == null || !on || earned != plan.most() || surplus != 0 || launch != 0) {
            return false;
        }
        MonitoredMachine.Stage now = machine.at(Instant.ofEpochSecond(first * 60));
        if (!plan.equals(now.hardware().credits()) || machine.nextChange(first) <= last) {
            return false;
        }
        return demand.range(first, last)
                .filter(Curve.Range::measured)
                .filter(wanted -> needed(wanted.greatest(), now) < LESS * plan.perHour() / 60)
                .isPresent();
    }

    private static double needed(double percent, MonitoredMachine.Stage stage) {
        return percent / 100 * stage.hardware().vcpus();
    }

    @Override
    void live(long minute) {
        if (minute < blockFrom || minute >= blockFrom + DAY || blockFrom == Long.MIN_VALUE) {
            demand.fill(minute, block, DAY);
            blockFrom = minute;
        }
        if (minute >= stageUntil) {
            stage = machine.at(Instant.ofEpochSecond(minute * 60));
            stageUntil = machine.nextChange(minute);
        }
        double wanted = block[(int) (minute - blockFrom)];
        charged = 0;
        spent = 0;
        change(stage.hardware().credits());
        if (Double.isNaN(wanted)) {
            rest();
        } else if (plan != null) {
            work(needed(wanted, stage));
        }
    }

    private void change(CreditPlan next) {
        if (next == plan) {
            return;
        }
        if (next == null || !next.unlimited()) {
            charged += surplus;
            surplus = 0;
        } else {
            launch = 0;
        }
        earned = next == null ? 0 : Math.min(earned, next.most());
        plan = next;
    }

    private void rest() {
        if (on) {
            on = false;
            offMinutes = 0;
            charged += surplus;
            surplus = 0;
            launch = 0;
            if (plan != null && plan.lostWhenStopped()) {
                earned = 0;
            }
        }
        if (++offMinutes > KEPT) {
            earned = 0;
        }
    }

    private void work(double needed) {
        if (!on) {
            on = true;
            launch = plan.unlimited() ? 0 : plan.launch();
        }
        double gained = plan.perHour() / 60;
        if (plan.unlimited()) {
            double adjusted = earned - surplus + gained - needed;
            double debt = Math.max(0, -adjusted);
            earned = Math.max(0, Math.min(plan.most(), adjusted));
            surplus = Math.min(plan.most(), debt);
            charged += debt - surplus;
            spent = needed;
        } else {
            spent = Math.min(needed, launch + earned + gained);
            double given = Math.min(launch, spent);
            launch -= given;
            earned = Math.min(plan.most(), earned + gained - (spent - given));
        }
    }

    /** What is measured of credits. */
    enum Quantity {
        /** Credits spent in five minutes. */
        USAGE,
        /** Credits that are left after five minutes. */
        BALANCE,
        /** Credits spent that were not earned, after five minutes. */
        SURPLUS,
        /** Of those, what is charged for five minutes. */
        CHARGED
    }

    /** A quantity at the beginning of each five minutes; NaN for those in which the machine had no credits. */
    Curve of(Quantity quantity) {
        return new Curve() {
            @Override
            public void fill(long first, double[] values, int count) {
                for (int i = 0; i < count; i++) {
                    values[i] = Math.floorMod(first + i, 5) == 0 ? five(first + i, quantity) : Double.NaN;
                }
            }

            @Override
            public Optional<Range> range(long first, long last) {
                return full(first, last, quantity)
                        .or(() -> last - first > LONGEST ? Optional.empty() : Range.walked(this, first, last));
            }

            @Override
            public int spacing() {
                return 5;
            }
        };
    }

    /** What is certain of a span in which it has all the credits it can have. */
    private Optional<Curve.Range> full(long first, long last, Quantity quantity) {
        long begin = Math.floorDiv(first, 5) * 5L;
        if (begin < birth() || begin - birth() > LONGEST) {
            return Optional.empty();
        }
        seek(begin);
        if (!stays(begin, last)) {
            return Optional.empty();
        }
        boolean unlimited = plan.unlimited();
        return switch (quantity) {
            case BALANCE -> Optional.of(new Curve.Range(earned, earned, true));
            case SURPLUS, CHARGED -> Optional.of(unlimited ? new Curve.Range(0, 0, true) : Curve.Range.NOTHING);
            case USAGE ->
                demand.range(begin, last)
                        .map(wanted -> wanted.times(5 * needed(1, machine.at(Instant.ofEpochSecond(begin * 60)))))
                        .map(spent ->
                                new Curve.Range(Bounds.below(spent.least()), Bounds.above(spent.greatest()), true));
        };
    }

    private double five(long first, Quantity quantity) {
        if (first + 5 <= birth()) {
            return Double.NaN;
        }
        seek(Math.max(first, birth()));
        boolean any = false;
        double sum = 0;
        while (minute() < first + 5) {
            step();
            any |= on && plan != null;
            sum += quantity == Quantity.USAGE ? spent : charged;
        }
        if (!any || plan == null) {
            return Double.NaN;
        }
        return switch (quantity) {
            case BALANCE -> launch + earned;
            case SURPLUS -> plan.unlimited() ? surplus : Double.NaN;
            case CHARGED -> plan.unlimited() ? sum : Double.NaN;
            case USAGE -> sum;
        };
    }

    /** What the machine uses of its processors, in percent: what it wants as long as it has credits for it. */
    Curve utilization() {
        return new Curve() {
            @Override
            public void fill(long first, double[] values, int count) {
                demand.fill(first, values, count);
                for (int i = (int) Math.max(0, birth() - first); i < count; i++) {
                    seek(first + i);
                    step();
                    if (on && plan != null) {
                        values[i] = Math.min(
                                values[i], 100 * spent / stage.hardware().vcpus());
                    }
                }
            }

            // It is never held back below what it earns.
            @Override
            public Optional<Range> range(long first, long last) {
                return demand.range(first, last)
                        .map(wanted -> wanted.measured()
                                ? new Range(Math.min(wanted.least(), baseline()), wanted.greatest(), true)
                                : wanted);
            }
        };
    }

    /** The lowest percentage of its processors that the machine earns in any stage. */
    private double baseline() {
        return machine.stages().stream()
                .map(MonitoredMachine.Stage::hardware)
                .filter(hardware -> hardware.credits() != null)
                .mapToDouble(hardware -> 100 * hardware.credits().perHour() / 60 / hardware.vcpus())
                .min()
                .orElse(0);
    }

    /** Surplus credits that are charged in the minutes from one to another, the end excluded; also after a stop. */
    double charged(long from, long to) {
        seek(Math.max(from, birth()));
        double sum = 0;
        while (minute() < to) {
            step();
            sum += charged;
        }
        return sum;
    }
}
