package skylab.telemetry;

import java.time.Instant;

/**
 * CPU credits minute by minute, by the guide's equations ("Monitor your CPU credits"). What a machine has depends on all
 * it did since it exists, so this goes through its minutes in order; from the present place on if it can.
 */
final class CreditWalk {
    /** How long credits are kept while the machine is off, in minutes. */
    private static final int KEPT = 7 * 24 * 60;

    private static final int BLOCK = 1440;

    private final MonitoredMachine machine;
    private final Curve demand;
    private final long birth;

    // What the machine wants of its processors, by the day.
    private final double[] block = new double[BLOCK];
    private long blockFrom;

    private long minute;
    private MonitoredMachine.Stage stage;
    private long stageUntil;
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
        this.machine = machine;
        this.demand = demand;
        this.birth = Math.floorDiv(birth.getEpochSecond(), 60);
        restart();
    }

    private void restart() {
        minute = birth;
        blockFrom = Long.MIN_VALUE;
        stageUntil = Long.MIN_VALUE;
        plan = null;
        on = false;
        offMinutes = 0;
        launch = 0;
        earned = 0;
        surplus = 0;
    }

    /** Goes to a minute, so that the next {@link #step} is its. */
    void seek(long target) {
        if (minute > target) {
            restart();
        }
        while (minute < target) {
            step();
        }
    }

    /** Lives through a minute. */
    void step() {
        if (minute < blockFrom || minute >= blockFrom + BLOCK || blockFrom == Long.MIN_VALUE) {
            demand.fill(minute, block, BLOCK);
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
            work(wanted / 100 * stage.hardware().vcpus());
        }
        minute++;
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
        return (first, values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = Math.floorMod(first + i, 5) == 0 ? five(first + i, quantity) : Double.NaN;
            }
        };
    }

    private double five(long first, Quantity quantity) {
        if (first + 5 <= birth) {
            return Double.NaN;
        }
        seek(Math.max(first, birth));
        boolean any = false;
        double sum = 0;
        while (minute < first + 5) {
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
        return (first, values, count) -> {
            demand.fill(first, values, count);
            for (int i = (int) Math.max(0, birth - first); i < count; i++) {
                seek(first + i);
                step();
                if (on && plan != null) {
                    values[i] = Math.min(values[i], 100 * spent / stage.hardware().vcpus());
                }
            }
        };
    }

    /** Surplus credits that are charged in the minutes from one to another, the end excluded; also after a stop. */
    double charged(long from, long to) {
        seek(Math.max(from, birth));
        double sum = 0;
        while (minute < to) {
            step();
            sum += charged;
        }
        return sum;
    }
}
