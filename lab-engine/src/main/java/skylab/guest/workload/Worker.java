package skylab.guest.workload;

import java.time.Duration;
import java.time.Instant;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.telemetry.Activity;
import skylab.world.Seed;

/**
 * A process that keeps one processor as busy as a workload says; there is one for each. It wakes only when the level
 * changes.
 *
 * @param workload what it does
 * @param begun when the workload began
 * @param seed of what is random in it, the same for all workers of a machine
 * @param first whether it is the one of them that does the traffic
 * @param level how busy it is until it wakes, 0 to 1
 */
public record Worker(Workload workload, Instant begun, Seed seed, boolean first, double level) implements Program {
    /** What it is called in lists of processes. */
    public static final String NAME = "workload";

    private double random(long number) {
        return seed.stream(NAME, number).nextDouble();
    }

    @Override
    public Step step(Syscalls sys) {
        Instant now = sys.now();
        double changed = workload.level(begun, now, this::random);
        Worker worker = new Worker(workload, begun, seed, first, changed);
        Condition until = workload.next(begun, now, this::random)
                .<Condition>map(at -> new Condition.Elapsed(sys.monotonic().plus(Duration.between(now, at))))
                .orElse(new Condition.Signalled());
        return new Step.Await(worker, until);
    }

    @Override
    public double cpu() {
        return level;
    }

    @Override
    public Activity.Load load() {
        return first ? workload.traffic(level) : Activity.Load.IDLE;
    }
}
