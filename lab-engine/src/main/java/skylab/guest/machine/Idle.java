package skylab.guest.machine;

import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** The program of a process that only waits for signals: threads of the kernel, daemons with nothing to do. */
enum Idle implements Program {
    INSTANCE;

    @Override
    public Step step(Syscalls sys) {
        return new Step.Await(this, new Condition.Signalled());
    }
}
