package skylab.guest.machine;

import java.time.Duration;
import java.util.List;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The first process: starts sshd when the network is up.
 *
 * @param ready since boot
 * @param started whether it has
 */
record Init(Duration ready, boolean started) implements Program {
    private static final String SSHD = "/usr/sbin/sshd";

    @Override
    public Step step(Syscalls sys) {
        if (started) {
            return new Step.Await(this, new Condition.Signalled());
        }
        if (sys.monotonic().compareTo(ready) < 0) {
            return new Step.Await(this, new Condition.Elapsed(ready));
        }
        if (sys.exists(SSHD)) {
            sys.spawn(Spawn.of(sys, SSHD, List.of("sshd:", SSHD, "-D", "[listener]"))
                    .inSession());
        }
        return new Step.Await(new Init(ready, true), new Condition.Signalled());
    }
}
