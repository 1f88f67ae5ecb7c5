package skylab.guest.command.system;

import java.util.Optional;
import java.util.Set;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * {@code sudo} and {@code su} while their command runs: they end as it ends, and hand on the signals that are meant for
 * it. A Ctrl-C reaches it anyway, as it is in the same process group.
 *
 * @param child the command
 */
record Attendant(int child) implements Program {
    /** Begins to wait. */
    static Step of(Syscalls sys, int child) {
        sys.catchSignals(Set.of(Signal.INT, Signal.QUIT, Signal.TERM, Signal.HUP));
        return new Attendant(child).step(sys);
    }

    @Override
    public Step step(Syscalls sys) {
        for (Signal signal : sys.takeSignals()) {
            if (signal == Signal.TERM || signal == Signal.HUP) {
                hand(sys, signal);
            }
        }
        Optional<ChildStatus> ended = sys.wait(child, false);
        return ended.isPresent()
                ? new Step.Exit(ended.get().status())
                : new Step.Await(this, new Condition.ChildChanged(child));
    }

    private void hand(Syscalls sys, Signal signal) {
        try {
            sys.kill(child, Optional.of(signal));
        } catch (Errno e) {
            // It has just ended: the next wait tells.
            return;
        }
    }
}
