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
 * @param stages what it was, in order of time; never empty
 */
public record MonitoredMachine(String id, PVector<Stage> stages) {
    /** Machines by id. */
    public static final Kind<MonitoredMachine> MONITORED_MACHINES = new Kind<>("monitored-machine", "");

    /**
     * What the machine is until the next stage.
     *
     * @param from its beginning; the first stage also holds for all time before
     * @param vcpus the number of virtual processors, 1 or more
     * @param nitro whether its hypervisor is Nitro, which alone measures EBS traffic per instance
     * @param detailed whether detailed monitoring is on: a point a minute instead of one in five
     */
    public record Stage(Instant from, int vcpus, boolean nitro, boolean detailed) {}

    /** A machine that begins as this stage says. */
    public static MonitoredMachine of(String id, Stage first) {
        return new MonitoredMachine(id, TreePVector.singleton(first));
    }

    /** This machine going on as another stage, whose beginning is not before that of the last. */
    public MonitoredMachine then(Stage next) {
        boolean replaces = last().from.equals(next.from);
        return new MonitoredMachine(id, replaces ? stages.with(stages.size() - 1, next) : stages.plus(next));
    }

    /** This machine with detailed monitoring switched on or off. */
    public MonitoredMachine detailed(Instant from, boolean on) {
        return last().detailed == on ? this : then(new Stage(from, last().vcpus, last().nitro, on));
    }

    /** This machine as another instance type. */
    public MonitoredMachine resized(Instant from, int vcpus, boolean nitro) {
        return then(new Stage(from, vcpus, nitro, last().detailed));
    }

    /** What the machine is at a moment; O(log n) for n stages. */
    public Stage at(Instant moment) {
        return stages.get(Math.max(0, Spans.lastNotAfter(stages, Stage::from, moment)));
    }

    private Stage last() {
        return stages.get(stages.size() - 1);
    }
}
