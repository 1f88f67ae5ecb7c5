package skylab.guest.command.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code growpart} of cloud-utils: has a partition take the free space behind it. */
@Command.Installed("/usr/bin/growpart")
final class GrowPart implements Utility {
    private static final int FAILED = 2;
    // What is not worth the effort: 1 MiB in sectors.
    private static final long FUDGE = 2048;
    private static final String USAGE =
            "growpart disk partition\n   rewrite partition table so that partition takes up all"
                    + " the space it can\n   options:\n    -h | --help       print Usage and exit\n"
                    + "         --fudge F    if part could be resized, but change would be\n"
                    + "                      less than 'F' bytes, do not resize (default: 1048576)\n"
                    + "    -N | --dry-run    only report what would be done, show new 'sfdisk -d'\n"
                    + "    -v | --verbose    increase verbosity / debug\n";

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(
                arguments,
                "hNv",
                Map.of("help", "h", "dry-run", "N", "verbose", "v", "update", "u:", "fudge", "f:"),
                1);
        if (given.has("h")) {
            out.print(USAGE);
            return 0;
        }
        List<String> operands = given.operands();
        if (operands.size() < 2) {
            out.error((operands.isEmpty() ? "must supply disk and partition-number" : "must supply partition-number")
                    + "\n");
            out.error(USAGE);
            return FAILED;
        }
        String path = operands.get(0);
        String number = operands.get(1);
        if (operands.size() > 2) {
            return failed(out, "unexpected arguments: " + operands.get(2));
        } else if (!number.matches("[0-9]{1,3}")) {
            return failed(out, "partition-number must be a number");
        }
        Optional<BlockDevice> disk = Disks.ifAny(sys, path);
        if (disk.isEmpty()) {
            return failed(out, path + ": does not exist");
        } else if (!sys.identity().isRoot()) {
            return failed(out, "failed to read from " + path + ": " + Errno.Code.EACCES.text());
        }
        if (!(disk.get().layout() instanceof Layout.Partitioned table)) {
            return failed(out, "failed to get start and end for " + path + number + " in " + path);
        }
        return table.partitions().stream()
                .filter(one -> one.number() == Integer.parseInt(number))
                .findFirst()
                .map(one -> grow(sys, given.has("N"), disk.get(), table, one, out))
                .orElseGet(() -> failed(out, "failed to get start and end for " + path + number + " in " + path));
    }

    private static int failed(Output out, String why) {
        out.error("FAILED: " + why + "\n");
        return FAILED;
    }

    private static int grow(
            Syscalls sys, boolean dry, BlockDevice disk, Layout.Partitioned table, Layout.Partition part, Output out) {
        long start = part.start() / Disks.SECTOR;
        long size = part.size() / Disks.SECTOR;
        long next = table.partitions().stream()
                .mapToLong(Layout.Partition::start)
                .filter(other -> other > part.start())
                .min()
                .orElse(Long.MAX_VALUE);
        long end = Math.min(next / Disks.SECTOR, PartitionTables.end(table.scheme(), disk.size()));
        if (end - start - size < FUDGE) {
            out.println("NOCHANGE: partition " + part.number() + " is size " + size + ". it cannot be grown");
            return 1;
        }
        String what = "partition=" + part.number() + " start=" + start + " old: size=" + size + " end=" + (start + size)
                + " new: size=" + (end - start) + " end=" + end;
        if (dry) {
            out.println("CHANGE: " + what);
            return 0;
        }
        Layout.Partition grown = part.sized((end - start) * Disks.SECTOR);
        PartitionTables.write(sys, disk, PartitionTables.replacing(table, grown));
        out.println("CHANGED: " + what);
        return 0;
    }
}
