package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.command.system.TextTable;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code nvme}: lists NVMe disks, and what they tell of themselves. */
@Command.Installed("/usr/sbin/nvme")
final class Nvme implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> operands =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        if (operands.equals(List.of("list"))) {
            list(sys, out);
            return 0;
        } else if (operands.size() == 2 && operands.get(0).equals("id-ctrl")) {
            return identify(sys, arguments, operands.get(1), out);
        }
        out.error("Skylab emulates of nvme: list, id-ctrl [-v] device\n");
        return operands.isEmpty() ? 0 : 1;
    }

    private static void list(Syscalls sys, Output out) {
        boolean old = Disks.old(sys);
        List<String> titles = new ArrayList<>(List.of("Node", "SN", "Model", "Namespace", "Usage", "Format", "FW Rev"));
        if (!old) {
            titles.add(1, "Generic");
        }
        List<Integer> widths = old ? List.of(16, 20, 40, 9, 26, 16, 8) : List.of(21, 21, 20, 40, 10, 26, 16, 8);
        List<List<String>> rows = new ArrayList<>();
        rows.add(widths.stream().map("-"::repeat).toList());
        for (BlockDevice disk : sys.blockDevices()) {
            if (disk.parent().isPresent()
                    || !disk.name().startsWith("nvme")
                    || !sys.identity().isRoot()) {
                continue;
            }
            String size = String.format(Locale.ROOT, "%6.2f  GB", disk.size() / 1e9);
            List<String> row = new ArrayList<>(List.of(
                    "/dev/" + disk.name(),
                    disk.serial(),
                    disk.model(),
                    old ? "1" : "0x1",
                    size + " / " + size,
                    "512   B +  0 B",
                    "1.0"));
            if (!old) {
                row.add(1, "/dev/ng" + disk.name().substring("nvme".length()));
            }
            rows.add(row);
        }
        new TextTable(titles, titles.stream().map(title -> false).toList(), widths)
                .lines(rows, true)
                .forEach(out::println);
    }

    private static int identify(Syscalls sys, List<String> arguments, String path, Output out) {
        Optional<BlockDevice> disk;
        try {
            disk = Disks.at(sys, path).filter(one -> one.name().startsWith("nvme"));
            if (!sys.mayRead(path)) {
                throw new Errno(Errno.Code.EACCES);
            }
        } catch (Errno e) {
            out.error(path + ": " + e.text() + "\n");
            return 1;
        }
        if (disk.isEmpty()) {
            out.error(path + ": Inappropriate ioctl for device\n");
            return 1;
        }
        out.print("NVME Identify Controller:\nvid       : 0x1d0f\nssvid     : 0x1d0f\nsn        : "
                + disk.get().serial() + "\nmn        : "
                + String.format(Locale.ROOT, "%-40s", disk.get().model()) + "\nfr        : 1.0     \n");
        if (arguments.contains("-v") || arguments.contains("--vendor-specific")) {
            String asked = EbsNvmeId.requested(sys, disk.get())
                    .map(name -> "/dev/" + name)
                    .orElse("");
            String padded = String.format(Locale.ROOT, "%-16s", asked);
            StringBuilder bytes = new StringBuilder();
            for (char one : padded.toCharArray()) {
                bytes.append(String.format(Locale.ROOT, "%02x ", (int) one));
            }
            out.print("vs[]:\n       0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f\n0000: " + bytes + "\""
                    + padded.replace(' ', '.').replaceAll("\\.+$", "...") + "\"\n");
        }
        return 0;
    }
}
