package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.command.system.Sizes;
import skylab.guest.command.system.TextTable;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Output;

/** How {@code fdisk} prints a disk. */
final class FdiskPrint {
    private static final Map<String, String> CODES =
            Map.of("Linux", "83", "Linux swap", "82", "Linux LVM", "8e", "EFI System", "ef", "Extended", "5");

    private FdiskPrint() {}

    /** The code of a type in a DOS table. */
    static String code(String type) {
        return CODES.getOrDefault(type, "83");
    }

    /** The type of a code in a DOS table. */
    static String type(String code) {
        return CODES.entrySet().stream()
                .filter(one -> one.getValue().equals(code.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    static void disk(String path, BlockDevice disk, Layout layout, Output out) {
        long sectors = disk.size() / Disks.SECTOR;
        out.println("Disk " + path + ": " + size(disk.size()) + ", " + disk.size() + " bytes, " + sectors + " sectors");
        if (!disk.model().isEmpty()) {
            out.println(String.format(Locale.ROOT, "Disk model: %-40s", disk.model()));
        }
        int io = disk.name().startsWith("nvme") ? 4096 : 512;
        out.println("Units: sectors of 1 * 512 = 512 bytes");
        out.println("Sector size (logical/physical): 512 bytes / 512 bytes");
        out.println("I/O size (minimum/optimal): " + io + " bytes / " + io + " bytes");
        if (!(layout instanceof Layout.Partitioned table)) {
            return;
        }
        boolean gpt = table.scheme().equals("gpt");
        out.println("Disklabel type: " + table.scheme());
        out.println("Disk identifier: " + (gpt ? table.uuid().toUpperCase(Locale.ROOT) : "0x" + table.uuid()));
        if (!table.partitions().isEmpty()) {
            out.print("\n");
            partitions(path, table, gpt, out);
        }
    }

    /** {@code 10 GiB}. */
    static String size(long bytes) {
        String brief = Sizes.brief(bytes);
        String unit = brief.substring(brief.length() - 1);
        return brief.substring(0, brief.length() - 1) + " " + (unit.equals("B") ? "B" : unit + "iB");
    }

    /** The path of a partition. */
    static String path(String disk, int number) {
        return disk + (Character.isDigit(disk.charAt(disk.length() - 1)) ? "p" : "") + number;
    }

    private static void partitions(String path, Layout.Partitioned table, boolean gpt, Output out) {
        List<List<String>> rows = new ArrayList<>();
        for (Layout.Partition one : table.partitions()) {
            List<String> row = new ArrayList<>(List.of(path(path, one.number())));
            if (!gpt) {
                row.add("");
            }
            long first = PartitionTables.first(one);
            long behind = PartitionTables.behind(one);
            row.addAll(List.of(
                    Long.toString(first),
                    Long.toString(behind - 1),
                    Long.toString(behind - first),
                    Sizes.brief(one.size())));
            if (!gpt) {
                row.add(code(one.type()));
            }
            row.add(one.type());
            rows.add(row);
        }
        List<String> titles = gpt
                ? List.of("Device", "Start", "End", "Sectors", "Size", "Type")
                : List.of("Device", "Boot", "Start", "End", "Sectors", "Size", "Id", "Type");
        new TextTable(
                        titles,
                        titles.stream()
                                .map(title -> !List.of("Device", "Boot", "Type").contains(title))
                                .toList(),
                        titles.stream().map(String::length).toList())
                .lines(rows, true)
                .forEach(out::println);
        List<Layout.Partition> sorted = new ArrayList<>(table.partitions());
        sorted.sort(Comparator.comparingLong(Layout.Partition::start));
        if (!sorted.equals(table.partitions())) {
            out.println("\nPartition table entries are not in disk order.");
        }
    }
}
