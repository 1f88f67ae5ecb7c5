package skylab.guest.shell;

import java.util.List;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Command;

/**
 * A shell: everything it knows and is in the middle of, as a value.
 *
 * @param variables by name
 * @param functions by name
 * @param aliases by name
 * @param options those that are on, by their long name
 * @param positional {@code $1} and those that follow
 * @param name {@code $0}
 * @param status {@code $?}
 * @param traps actions by the name of their signal
 * @param jobs by number
 * @param lastBackground {@code $!}, 0 for none
 * @param frames what it is in the middle of, the innermost first
 * @param pid {@code $$}; 0 before the first step
 * @param interactive whether somebody types
 * @param subshell how deep it is below the shell that was started
 * @param tolerant how many conditions enclose the present command, in which {@code set -e} does nothing
 * @param line where in the script it is
 * @param pending signals that came and whose traps have not run
 * @param directories the stack of {@code pushd}
 * @param calls the functions, sourced files and the script it is in, the innermost first
 * @param command the command being executed, as written: {@code $BASH_COMMAND}
 * @param nesting how many command substitutions it is in, for {@code set -x}
 * @param history what was typed, the oldest first
 */
public record Shell(
        TreePMap<String, Variable> variables,
        TreePMap<String, Command.Function> functions,
        TreePMap<String, String> aliases,
        TreePMap<String, Boolean> options,
        List<String> positional,
        String name,
        int status,
        TreePMap<String, String> traps,
        TreePMap<Integer, Job> jobs,
        int lastBackground,
        PStack<Frame> frames,
        int pid,
        boolean interactive,
        int subshell,
        int tolerant,
        int line,
        List<Signal> pending,
        List<String> directories,
        PStack<Call> calls,
        String command,
        int nesting,
        PVector<String> history)
        implements Program {

    /** Copies the lists. */
    public Shell {
        positional = List.copyOf(positional);
        pending = List.copyOf(pending);
        directories = List.copyOf(directories);
    }

    /** A shell that has just been started with arguments, the first one its name. */
    public static Shell start(List<String> argv) {
        return new Shell(
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                List.of(),
                argv.get(0),
                0,
                TreePMap.empty(),
                TreePMap.empty(),
                0,
                ConsPStack.<Frame>empty().plus(new Startup(argv)),
                0,
                false,
                0,
                0,
                1,
                List.of(),
                List.of(),
                ConsPStack.empty(),
                "",
                0,
                TreePVector.empty());
    }

    @Override
    public Step step(Syscalls sys) {
        return new Interpreter(this, sys).run();
    }

    @Override
    public boolean endless() {
        return !frames.isEmpty() && frames.get(0) instanceof Computing;
    }

    @Override
    public boolean repeats() {
        Forever forever = new Forever(functions.keySet());
        return frames.stream().anyMatch(forever::holds);
    }

    @Override
    public double cpu() {
        return endless() ? 1 : 0;
    }
}
