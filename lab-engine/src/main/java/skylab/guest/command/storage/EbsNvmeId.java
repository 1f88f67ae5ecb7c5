package skylab.guest.command.storage;

import java.util.List;
import java.util.Optional;
import skylab.guest.disk.FileType;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code ebsnvme-id} of Amazon Linux: which volume an NVMe disk is, and under which name it was attached. */
@Command.Installed("/usr/sbin/ebsnvme-id")
final class EbsNvmeId implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> paths =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        if (paths.size() != 1) {
            out.error("usage: ebsnvme-id [-h] [-v] [-b] [-u] device\n");
            return 2;
        }
        Optional<BlockDevice> disk = Disks.ifAny(sys, paths.get(0));
        if (disk.isPresent() && !sys.mayRead(paths.get(0))) {
            out.error("[ERROR] Failed to open " + paths.get(0) + ": Permission denied\n");
            return 1;
        } else if (disk.isEmpty() || !disk.get().model().equals("Amazon Elastic Block Store")) {
            out.error("[ERROR] Not an EBS device: '" + paths.get(0) + "'\n");
            return 1;
        }
        boolean name = arguments.contains("-b") || arguments.contains("-u") || arguments.contains("--block-dev");
        boolean volume = arguments.contains("-v") || arguments.contains("--volume");
        if (volume || !name) {
            out.println("Volume ID: " + disk.get().serial().replaceFirst("^vol", "vol-"));
        }
        if (name || !volume) {
            out.println(requested(sys, disk.get()).orElse(disk.get().name()));
        }
        return 0;
    }

    /** The name under which a disk was attached, such as {@code sdf}: the link that udev made. */
    static Optional<String> requested(Syscalls sys, BlockDevice disk) {
        return sys.list("/dev").stream()
                .filter(name -> sys.linkStat("/dev/" + name).type() == FileType.SYMLINK
                        && sys.readLink("/dev/" + name).equals(disk.name()))
                .findFirst();
    }
}
