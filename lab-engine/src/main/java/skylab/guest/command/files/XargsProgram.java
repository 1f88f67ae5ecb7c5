package skylab.guest.command.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * Executes commands one after the other, as {@code xargs} does.
 *
 * @param commands what is left to execute
 * @param child the one that runs, 0 for none
 * @param trace whether each command is told before
 * @param status exit status so far
 */
record XargsProgram(List<List<String>> commands, int child, boolean trace, int status) implements Program {
    XargsProgram {
        commands = List.copyOf(commands);
    }

    @Override
    public Step step(Syscalls sys) {
        if (child != 0) {
            return ended(sys);
        }
        if (commands.isEmpty()) {
            return new Step.Exit(status);
        }
        List<String> argv = commands.get(0);
        Output out = new Output("xargs");
        if (trace) {
            out.error(String.join(" ", argv) + "\n");
        }
        try {
            int in = sys.open("/dev/null", Set.of(OpenFlag.READ), 0);
            int pid = Launch.spawn(sys, argv, Map.of(0, in, 1, 1, 2, 2));
            sys.close(in);
            return out.drain(
                    sys, new Step.Continue(new XargsProgram(commands.subList(1, commands.size()), pid, trace, status)));
        } catch (Errno e) {
            out.complain(argv.get(0) + ": " + e.text());
            return out.drain(sys, e.code() == Errno.Code.ENOENT ? 127 : 126);
        }
    }

    private Step ended(Syscalls sys) {
        Optional<ChildStatus> ended = sys.wait(child, false);
        if (ended.isEmpty()) {
            return new Step.Await(this, new Condition.ChildChanged(child));
        }
        int result = ended.get().status();
        if (result == 255 || ended.get().signal() != 0) {
            Output out = new Output("xargs");
            String name = "command";
            out.complain(
                    result == 255
                            ? name + ": exited with status 255; aborting"
                            : name + ": terminated by signal " + ended.get().signal());
            return out.drain(sys, result == 255 ? 124 : 125);
        }
        return new Step.Continue(new XargsProgram(commands, 0, trace, result == 0 ? status : 123));
    }
}
