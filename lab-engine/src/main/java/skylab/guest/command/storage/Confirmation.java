package skylab.guest.command.storage;

import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * Waits for an answer on standard input; with anything but yes the command ends with status 1.
 *
 * @param typed what was typed so far
 * @param then what is done after a yes
 */
record Confirmation(String typed, Program then) implements Program {
    @Override
    public Step step(Syscalls sys) {
        Chunk chunk = sys.read(0, 256);
        if (chunk.wouldBlock()) {
            return new Step.Await(this, new Condition.Readable(0));
        }
        String answer = typed + chunk.bytes().text();
        if (!chunk.bytes().isEmpty() && !answer.contains("\n")) {
            return new Step.Continue(new Confirmation(answer, then));
        }
        return answer.trim().matches("[yY].*") ? new Step.Continue(then) : new Step.Exit(1);
    }
}
