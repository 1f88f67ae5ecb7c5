package skylab.guest.command.files;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code clear}: clears the terminal. */
@Command.Installed("/usr/bin/clear")
final class Clear implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        out.print("\033[H\033[2J\033[3J");
        return 0;
    }
}
