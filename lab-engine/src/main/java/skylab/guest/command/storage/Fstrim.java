package skylab.guest.command.storage;

import java.util.Optional;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code fstrim}: tells a disk which blocks are free. Volumes of EBS do not want to know. */
@Command.Installed("/usr/sbin/fstrim")
final class Fstrim implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("fstrim", 1, "v,verbose", "a,all", "A,fstab", "n,dry-run");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.has("a") || given.has("A")) {
            return 0;
        } else if (given.operands().size() != 1) {
            throw new UsageError("no mountpoint specified", 1);
        }
        String path = given.operands().get(0);
        Optional<MountInfo> mount =
                Disks.mount(sys, path).filter(one -> one.target().equals(path));
        Optional<BlockDevice> device = mount.flatMap(one -> Disks.ifAny(sys, one.source()));
        if (mount.isEmpty()) {
            throw new UsageError(path + (sys.exists(path) ? ": not a mountpoint" : ": No such file or directory"), 1);
        } else if (!sys.identity().isRoot()) {
            throw new UsageError(path + ": FITRIM ioctl failed: Operation not permitted", 1);
        } else if (device.isEmpty() || !device.get().model().contains("Instance")) {
            throw new UsageError(path + ": the discard operation is not supported", 1);
        }
        long free = mount.get().size() - mount.get().used();
        if (given.has("v")) {
            out.println(path + ": " + DdReport.human(free, 1024) + " (" + free + " bytes) trimmed");
        }
        return 0;
    }
}
