package skylab.telemetry;

import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.Kind;

/**
 * What a metric must know of a machine besides its {@link Activity}. The row stays when the machine is gone, because
 * its metrics outlive it by fifteen months.
 *
 * @param id of the machine, e.g. {@code i-0123456789abcdef0}
 * @param image what it was launched from, e.g. {@code ami-0123456789abcdef0}
 * @param stages what it was, in order of time; never empty
 */
public record MonitoredMachine(String id, String image, PVector<Stage> stages) {
    /** Machines by id. */
    public static final Kind<MonitoredMachine> MONITORED_MACHINES = new Kind<>("monitored-machine", "");

    /**
     * What the machine is made of.
     *
     * @param type e.g. {@code t3.micro}
     * @param vcpus the number of virtual processors, 1 or more
     * @param nitro whether its hypervisor is Nitro, which alone measures EBS traffic per instance
     * @param credits how it lives on CPU credits; null if it does not
     * @param burst how fast it reaches its volumes; null if always the same
     */
    public record Hardware(String type, int vcpus, boolean nitro, CreditPlan credits, DiskBurst burst) {}

    /**
     * What the machine is until the next stage.
     *
     * @param from its beginning; the first stage also holds for all time before
     * @param hardware what it is made of
     * @param detailed whether detailed monitoring is on: a point a minute instead of one in five
     */
    public record Stage(Instant from, Hardware hardware, boolean detailed) {}

    /** A machine that begins as this stage says. */
    public static MonitoredMachine of(String id, String image, Stage first) {
        return new MonitoredMachine(id, image, TreePVector.singleton(first));
    }

    /** This machine going on as another stage, whose beginning is not before that of the last. */
    public MonitoredMachine then(Stage next) {
        boolean replaces = last().from.equals(next.from);
        return new MonitoredMachine(id, image, replaces ? stages.with(stages.size() - 1, next) : stages.plus(next));
    }

    /** This machine with detailed monitoring switched on or off. */
    public MonitoredMachine detailed(Instant from, boolean on) {
        return last().detailed == on ? this : then(new Stage(from, last().hardware, on));
    }

    /** This machine on other hardware, or with another way to spend credits. */
    public MonitoredMachine on(Instant from, Hardware hardware) {
        return last().hardware.equals(hardware) ? this : then(new Stage(from, hardware, last().detailed));
    }

    /** What the machine is at a moment; O(log n) for n stages. */
    public Stage at(Instant moment) {
        return stages.get(Math.max(0, Spans.lastNotAfter(stages, Stage::from, moment)));
    }

    /** The first minute after one at whose beginning another stage holds; the greatest number if none does. */
    long nextChange(long minute) {
        int next = Math.max(0, Spans.lastNotAfter(stages, Stage::from, Instant.ofEpochSecond(minute * 60))) + 1;
        return next < stages.size() ? Math.floorDiv(stages.get(next).from().getEpochSecond() + 59, 60) : Long.MAX_VALUE;
    }

    private Stage last() {
        return stages.get(stages.size() - 1);
    }
}
