package skylab.guest.command.storage;

import java.util.Optional;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.XfsGeometry;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code xfs_growfs}: has a mounted XFS file system take all of its device. */
@Command.Installed("/usr/sbin/xfs_growfs")
final class XfsGrowfs implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("xfs_growfs", 2, "d", "D=", "n", "V", "!e=", "!i", "!l", "!L=", "!m=", "!r", "!R=", "!t=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.has("V")) {
            out.println("xfs_growfs version " + (Disks.old(sys) ? "5.0.0" : "5.18.0"));
            return 0;
        } else if (given.operands().size() != 1) {
            out.error("Usage: xfs_growfs [-dnV] [-D blocks] mountpoint\n");
            return 2;
        }
        String path = given.operands().get(0);
        Optional<MountInfo> mount =
                Disks.mount(sys, path).filter(one -> one.type().equals("xfs"));
        Optional<BlockDevice> device = mount.flatMap(one -> Disks.ifAny(sys, one.source()));
        if (device.isEmpty()) {
            throw new UsageError(path + " is not a mounted XFS filesystem", 1);
        }
        FileSystem fs = Disks.fileSystem(device.get()).orElseThrow();
        XfsGeometry before = (XfsGeometry) fs.geometry();
        out.print(XfsReport.of(mount.get().source(), before));
        long room = device.get().size() / XfsGeometry.BLOCK;
        long wanted = given.value("D").map(XfsGrowfs::blocks).orElse(room);
        if (given.has("n")) {
            return 0;
        } else if (wanted > room) {
            out.error("data size " + wanted + " too large, maximum is " + room + "\n");
            return 1;
        } else if (wanted < before.blocks()) {
            out.error("data size " + wanted + " too small, old size is " + before.blocks() + "\n");
            return 1;
        } else if (wanted == before.blocks()) {
            out.println("data size unchanged, skipping");
            return 0;
        } else if (!sys.identity().isRoot()) {
            throw new UsageError("XFS_IOC_FSGROWFSDATA xfsctl failed: Operation not permitted", 1);
        }
        sys.fileSystem(device.get().name(), fs.resized(wanted * XfsGeometry.BLOCK));
        out.println("data blocks changed from " + before.blocks() + " to " + wanted);
        return 0;
    }

    private static long blocks(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new UsageError("bad number of blocks: " + text, 2);
        }
        return Long.parseLong(text);
    }
}
