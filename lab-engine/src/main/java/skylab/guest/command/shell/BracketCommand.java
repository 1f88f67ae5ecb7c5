package skylab.guest.command.shell;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;
import skylab.guest.shell.Standalone;

/** {@code [} as a program. */
@Command.Installed("/usr/bin/[")
final class BracketCommand implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        if (arguments.isEmpty() || !arguments.get(arguments.size() - 1).equals("]")) {
            out.complain("missing ']'");
            return 2;
        }
        return Standalone.test(sys, arguments.subList(0, arguments.size() - 1), out);
    }
}
