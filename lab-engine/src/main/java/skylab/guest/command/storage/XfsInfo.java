package skylab.guest.command.storage;

import java.util.Optional;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.XfsGeometry;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code xfs_info}: the geometry of an XFS file system. */
@Command.Installed("/usr/sbin/xfs_info")
final class XfsInfo implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("xfs_info", 2, "V", "!t=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.operands().size() != 1) {
            out.error("Usage: xfs_info [-V] [-t mtab] [mountpoint|device|file]\n");
            return 2;
        }
        String path = given.operands().get(0);
        Optional<MountInfo> mount = Disks.mount(sys, path);
        Optional<BlockDevice> device =
                Disks.ifAny(sys, mount.map(MountInfo::source).orElse(path));
        Optional<XfsGeometry> xfs = device.filter(one -> mount.isPresent() || sys.mayRead(path))
                .flatMap(Disks::fileSystem)
                .filter(fs -> fs.geometry() instanceof XfsGeometry)
                .map(fs -> (XfsGeometry) fs.geometry());
        if (xfs.isEmpty()) {
            throw new UsageError(
                    !sys.exists(path)
                            ? path + ": No such file or directory"
                            : device.isPresent() && mount.isEmpty() && !sys.mayRead(path)
                                    ? path + ": Permission denied"
                                    : path + " is not a mounted XFS filesystem",
                    1);
        }
        out.print(XfsReport.of(mount.map(MountInfo::source).orElse(path), xfs.get()));
        return 0;
    }
}
