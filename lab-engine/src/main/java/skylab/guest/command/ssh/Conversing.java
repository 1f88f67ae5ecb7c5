package skylab.guest.command.ssh;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;

/** A command that asks questions at the terminal, or the agent, and then does its work. */
interface Conversing extends Command {
    /**
     * Does the work. It is begun anew after each answer, so nothing may be changed before the last question.
     *
     * @param arguments without the name
     * @return exit status
     */
    int run(Syscalls sys, List<String> arguments, Dialogue.Talk talk);

    @Override
    default Program start(List<String> argv) {
        return new Dialogue(this, argv, List.of(), 0, java.util.Optional.empty());
    }
}
