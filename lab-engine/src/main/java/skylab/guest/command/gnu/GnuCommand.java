package skylab.guest.command.gnu;

import java.util.List;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** A command with options in GNU's manner, among them {@code --help}. */
public interface GnuCommand extends Command {
    /** Its options. */
    OptionSyntax options();

    /** The arguments in today's form, if the command still understands an older one, as {@code head -5} is. */
    default List<String> modern(List<String> arguments) {
        return arguments;
    }

    /**
     * Begins its work.
     *
     * @param sys the kernel
     * @param arguments as {@link #options()} read them
     * @param out where to print; what is printed must be drained
     * @throws skylab.guest.process.UsageError if the arguments make no sense
     */
    Step begin(Syscalls sys, Arguments arguments, Output out);

    @Override
    default Program start(List<String> argv) {
        return new Beginning(this, argv);
    }
}
