package skylab.guest.command.storage;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.XfsGeometry;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code xfs_repair}: checks an XFS file system. Those here are always consistent. */
@Command.Installed("/usr/sbin/xfs_repair")
final class XfsRepair implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "xfs_repair", 1, "n", "L", "v", "f", "P", "V", "!d", "!e", "!m=", "!o=", "!t=", "!l=", "!r=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.operands().size() != 1) {
            out.error("Usage: xfs_repair [options] device\n");
            return 1;
        }
        String path = given.operands().get(0);
        Optional<BlockDevice> device = Disks.ifAny(sys, path);
        if (device.isEmpty() || !sys.mayRead(path)) {
            out.error(path + ": " + (device.isEmpty() ? "No such file or directory" : "Permission denied")
                    + "\n\nfatal error -- couldn't initialize XFS library\n");
            return 1;
        } else if (!device.get().mountpoints().isEmpty()) {
            throw new UsageError(
                    path
                            + " contains a mounted and writable filesystem\n\nfatal error -- couldn't initialize XFS library",
                    1);
        }
        out.println("Phase 1 - find and verify superblock...");
        Optional<XfsGeometry> xfs = Disks.fileSystem(device.get())
                .filter(fs -> fs.geometry() instanceof XfsGeometry)
                .map(fs -> (XfsGeometry) fs.geometry());
        if (xfs.isEmpty()) {
            out.print("bad primary superblock - bad magic number !!!\n\nattempting to find secondary superblock...\n"
                    + "Sorry, could not find valid secondary superblock\nExiting now.\n");
            return 1;
        }
        String groups = LongStream.range(0, xfs.get().groups())
                .mapToObj(group -> "        - agno = " + group + "\n")
                .collect(Collectors.joining());
        boolean dry = given.has("n");
        out.print("Phase 2 - using internal log\n        - zero log...\n"
                + "        - scan filesystem freespace and inode maps...\n        - found root inode chunk\n"
                + "Phase 3 - for each AG...\n"
                + (dry
                        ? "        - scan (but don't clear) agi unlinked lists...\n"
                        : "        - scan and clear agi unlinked lists...\n")
                + "        - process known inodes and perform inode discovery...\n" + groups
                + "        - process newly discovered inodes...\n"
                + "Phase 4 - check for duplicate blocks...\n        - setting up duplicate extent list...\n"
                + "        - check for inodes claiming duplicate blocks...\n" + groups);
        out.print(
                dry
                        ? "No modify flag set, skipping phase 5\nPhase 6 - check inode connectivity...\n"
                                + "        - traversing filesystem ...\n        - traversal finished ...\n"
                                + "        - moving disconnected inodes to lost+found ...\nPhase 7 - verify link counts...\n"
                                + "No modify flag set, skipping filesystem flush and exiting.\n"
                        : "Phase 5 - rebuild AG headers and trees...\n        - reset superblock...\n"
                                + "Phase 6 - check inode connectivity...\n"
                                + "        - resetting contents of realtime bitmap and summary inodes\n"
                                + "        - traversing filesystem ...\n        - traversal finished ...\n"
                                + "        - moving disconnected inodes to lost+found ...\n"
                                + "Phase 7 - verify and correct link counts...\ndone\n");
        return 0;
    }
}
