package skylab.guest.command.storage;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code partprobe}: has the kernel read partition tables again, which it has always done already. */
@Command.Installed("/usr/sbin/partprobe")
final class PartProbe implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        int status = 0;
        for (String path : arguments) {
            if (!path.startsWith("-") && Disks.ifAny(sys, path).isEmpty()) {
                out.error("Error: Could not stat device " + path + " - No such file or directory.\n");
                status = 1;
            }
        }
        if (!sys.identity().isRoot()) {
            out.complain("only root can do that");
            status = 1;
        }
        return status;
    }
}
