package skylab.guest.command.shell;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;
import skylab.guest.shell.Standalone;

/** {@code test} as a program. */
@Command.Installed("/usr/bin/test")
final class TestCommand implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        return Standalone.test(sys, arguments, out);
    }
}
