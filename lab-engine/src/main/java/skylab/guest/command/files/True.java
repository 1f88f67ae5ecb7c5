package skylab.guest.command.files;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code true}: does nothing, successfully. */
@Command.Installed("/usr/bin/true")
final class True implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        return 0;
    }
}
