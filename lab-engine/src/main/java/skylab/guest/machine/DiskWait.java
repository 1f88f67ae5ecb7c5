package skylab.guest.machine;

import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * A process that waits for a disk, in state D.
 *
 * @param after how its last step ended
 */
record DiskWait(Step after) implements Program {
    @Override
    public Step step(Syscalls sys) {
        return after;
    }

    @Override
    public boolean endless() {
        return after instanceof Step.Continue going && going.next().endless()
                || after instanceof Step.Await waiting && waiting.next().endless();
    }
}
