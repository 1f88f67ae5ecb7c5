package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code printenv}: prints the environment, or values of some variables. */
@Command.Installed("/usr/bin/printenv")
final class PrintEnv implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("printenv", 2, "+", "0,null");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        String end = arguments.has("0") ? "\0" : "\n";
        if (arguments.operands().isEmpty()) {
            sys.env().forEach((name, value) -> out.print(name + "=" + value + end));
        }
        int status = 0;
        for (String name : arguments.operands()) {
            if (sys.env().containsKey(name)) {
                out.print(sys.env().get(name) + end);
            } else {
                status = 1;
            }
        }
        return status;
    }
}
