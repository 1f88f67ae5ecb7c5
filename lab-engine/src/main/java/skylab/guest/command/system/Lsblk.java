package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code lsblk}: disks and partitions. */
@Command.Installed("/usr/bin/lsblk")
final class Lsblk implements Utility {
    private static final Map<String, String> WORDS = Map.of(
            "fs",
            "f",
            "output",
            "o:",
            "bytes",
            "b",
            "nodeps",
            "d",
            "noheadings",
            "n",
            "list",
            "l",
            "paths",
            "p",
            "all",
            "a");
    private static final Set<String> RIGHT = Set.of("RM", "SIZE", "RO", "FSAVAIL", "FSSIZE", "FSUSED", "FSUSE%");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "fo:bdnlpa", WORDS, 1);
        List<BlockDevice> all = sys.blockDevices();
        List<BlockDevice> tops = new ArrayList<>();
        for (String operand : given.operands()) {
            tops.add(named(sys, all, operand));
        }
        if (given.operands().isEmpty()) {
            all.stream().filter(device -> device.parent().isEmpty()).forEach(tops::add);
        }
        List<String> columns = columns(sys, given);
        List<List<String>> rows = new ArrayList<>();
        for (BlockDevice top : tops) {
            add(rows, sys, given, columns, top, "");
            List<BlockDevice> parts = all.stream()
                    .filter(device -> device.parent().equals(Optional.of(top.name())) && !given.has("d"))
                    .toList();
            for (BlockDevice part : parts) {
                boolean last = part.equals(parts.get(parts.size() - 1));
                add(rows, sys, given, columns, part, given.has("l") ? "" : last ? "└─" : "├─");
            }
        }
        new TextTable(
                        columns,
                        columns.stream().map(RIGHT::contains).toList(),
                        columns.stream()
                                .map(column -> given.has("n") ? 0 : column.length())
                                .toList())
                .lines(rows, !given.has("n"))
                .forEach(out::println);
        return 0;
    }

    private static BlockDevice named(Syscalls sys, List<BlockDevice> all, String path) {
        try {
            String real = sys.realPath(path);
            return all.stream()
                    .filter(device -> real.equals("/dev/" + device.name()))
                    .findFirst()
                    .orElseThrow(() -> new UsageError(path + ": not a block device", 32));
        } catch (Errno e) {
            throw new UsageError(path + ": not a block device", 32);
        }
    }

    // Several places of one device have been listed since util-linux 2.37; Amazon Linux 2 is older.
    private static List<String> columns(Syscalls sys, Arguments given) {
        boolean old = !sys.machine().osName().contains("2023");
        String mounted = old ? "MOUNTPOINT" : "MOUNTPOINTS";
        if (given.has("o")) {
            List<String> columns = List.of(
                    given.value("o").orElseThrow().toUpperCase(Locale.ROOT).split(","));
            return columns;
        } else if (given.has("f")) {
            return old
                    ? List.of("NAME", "FSTYPE", "LABEL", "UUID", mounted)
                    : List.of("NAME", "FSTYPE", "FSVER", "LABEL", "UUID", "FSAVAIL", "FSUSE%", mounted);
        }
        return List.of("NAME", "MAJ:MIN", "RM", "SIZE", "RO", "TYPE", mounted);
    }

    private static void add(
            List<List<String>> rows,
            Syscalls sys,
            Arguments given,
            List<String> columns,
            BlockDevice device,
            String branch) {
        List<String> row = new ArrayList<>();
        for (String column : columns) {
            row.add(
                    column.equals("NAME")
                            ? branch + (given.has("p") ? "/dev/" : "") + device.name()
                            : cell(sys, given, device, column));
        }
        rows.add(row);
    }

    private static String cell(Syscalls sys, Arguments given, BlockDevice device, String column) {
        Optional<FileSystem> fs = device.layout() instanceof Layout.Formatted formatted
                ? Optional.of(formatted.fileSystem())
                : Optional.empty();
        boolean mounted = !device.mountpoints().isEmpty();
        return switch (column) {
            case "KNAME" -> device.name();
            case "PATH" -> "/dev/" + device.name();
            case "PKNAME" -> device.parent().orElse("");
            case "MAJ:MIN" -> String.format(Locale.ROOT, "%3d:%-3d", device.major(), device.minor());
            case "RM", "RO" -> "0";
            case "SIZE" -> given.has("b") ? Long.toString(device.size()) : Sizes.brief(device.size());
            case "TYPE" -> device.parent().isPresent() ? "part" : "disk";
            case "MOUNTPOINT", "MOUNTPOINTS" -> String.join(",", device.mountpoints());
            case "FSTYPE" -> fs.map(FileSystem::type).orElse("");
            case "FSVER" ->
                fs.map(one -> one.type().equals("ext4") ? "1.0" : "").orElse("");
            case "LABEL" -> fs.map(FileSystem::label).orElse("");
            case "UUID" -> fs.map(FileSystem::uuid).orElse("");
            case "FSSIZE" ->
                fs.filter(one -> mounted).map(one -> Sizes.brief(one.size())).orElse("");
            case "FSUSED" ->
                fs.filter(one -> mounted).map(one -> Sizes.brief(one.used())).orElse("");
            case "FSAVAIL" ->
                fs.filter(one -> mounted).map(one -> Sizes.brief(one.free())).orElse("");
            case "FSUSE%" ->
                fs.filter(one -> mounted && one.size() > 0)
                        .map(one -> Math.round(100.0 * one.used() / one.size()) + "%")
                        .orElse("");
            case "PARTUUID" -> device.partitionUuid();
            case "SERIAL" -> device.serial();
            case "MODEL" -> device.model();
            default -> throw new UsageError("unknown or unsupported column: " + column, 1);
        };
    }
}
