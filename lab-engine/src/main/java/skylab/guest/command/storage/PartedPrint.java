package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.command.system.TextTable;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Output;

/** How {@code parted} prints a disk. */
final class PartedPrint {
    private PartedPrint() {}

    static void table(String path, BlockDevice disk, Output out) {
        boolean known = disk.layout() instanceof Layout.Partitioned;
        boolean loop = disk.layout() instanceof Layout.Formatted;
        if (!known && !loop) {
            out.error("Error: " + path + ": unrecognised disk label\n");
        }
        out.println("Model: "
                + (disk.name().startsWith("nvme") ? disk.model() + " (nvme)" : "Xen Virtual Block Device (xvd)"));
        out.println("Disk " + path + ": " + size(disk.size()));
        out.println("Sector size (logical/physical): 512B/512B");
        out.println("Partition Table: "
                + (disk.layout() instanceof Layout.Partitioned table
                        ? table.scheme().replace("dos", "msdos")
                        : loop ? "loop" : "unknown"));
        out.println("Disk Flags: ");
        if (!known && !loop) {
            return;
        }
        out.print("\n");
        boolean gpt = disk.layout() instanceof Layout.Partitioned table
                && table.scheme().equals("gpt");
        List<List<String>> rows = new ArrayList<>();
        if (disk.layout() instanceof Layout.Partitioned table) {
            for (Layout.Partition one : table.partitions()) {
                rows.add(List.of(
                        String.format(Locale.ROOT, "%2d", one.number()),
                        size(one.start()),
                        size(one.start() + one.size() - 1),
                        size(one.size()),
                        gpt ? system(one.layout()) : "primary",
                        gpt ? one.name() : system(one.layout()),
                        one.type().equals("BIOS boot")
                                ? "bios_grub"
                                : one.type().equals("EFI System") ? "boot, esp" : ""));
            }
        } else {
            rows.add(List.of(" 1", "0.00B", size(disk.size() - 1), size(disk.size()), "", system(disk.layout()), ""));
        }
        // Two spaces between columns.
        rows.replaceAll(row -> row.stream().map(cell -> cell + " ").toList());
        new TextTable(
                        gpt
                                ? List.of("Number ", "Start ", "End ", "Size ", "File system ", "Name ", "Flags")
                                : List.of("Number ", "Start ", "End ", "Size ", "Type ", "File system ", "Flags"),
                        List.of(false, false, false, false, false, false, false),
                        List.of(7, 6, 4, 5, 5, 5, 0))
                .lines(rows, true)
                .forEach(out::println);
    }

    private static String system(Layout layout) {
        return layout instanceof Layout.Formatted formatted
                ? formatted.fileSystem().type().replace("vfat", "fat16").replace("swap", "linux-swap(v1)")
                : "";
    }

    /** In the unit in which it is at least 10: {@code 1049kB}, {@code 10.7GB}. */
    static String size(long bytes) {
        double value = bytes;
        int unit = -1;
        while (value >= 10_000 && unit < 3) {
            value /= 1000;
            unit++;
        }
        String format = unit < 0 ? "%.0f" : value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value)
                + (unit < 0 ? "B" : List.of("kB", "MB", "GB", "TB").get(unit));
    }
}
