package skylab.guest.command.shell;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code pwd} as a program. */
@Command.Installed("/usr/bin/pwd")
final class Pwd implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        String logical = sys.env().get("PWD");
        boolean shown = arguments.contains("-L") && logical != null && logical.startsWith("/");
        out.println(shown ? logical : sys.realPath(sys.cwd()));
        return 0;
    }
}
