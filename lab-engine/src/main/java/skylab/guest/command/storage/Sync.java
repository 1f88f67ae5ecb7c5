package skylab.guest.command.storage;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code sync}: waits until what was written is on the disks. */
@Command.Installed("/usr/bin/sync")
final class Sync implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        int status = 0;
        for (String operand : arguments) {
            if (!operand.startsWith("-") && !sys.exists(operand)) {
                out.complain("error opening '" + operand + "': No such file or directory");
                status = 1;
            }
        }
        sys.synchronise();
        return status;
    }
}
