package skylab.guest.command.system;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.ExtGeometry;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.UsageError;

/** The columns of {@code lsblk}. */
final class LsblkColumn {
    /** All that are emulated. */
    static final List<String> ALL = List.of(
            "NAME",
            "KNAME",
            "PATH",
            "MAJ:MIN",
            "FSAVAIL",
            "FSSIZE",
            "FSTYPE",
            "FSUSED",
            "FSUSE%",
            "FSVER",
            "MOUNTPOINT",
            "LABEL",
            "UUID",
            "PTUUID",
            "PTTYPE",
            "PARTTYPENAME",
            "PARTLABEL",
            "PARTUUID",
            "RO",
            "RM",
            "MODEL",
            "SERIAL",
            "SIZE",
            "OWNER",
            "GROUP",
            "MODE",
            "MIN-IO",
            "OPT-IO",
            "PHY-SEC",
            "LOG-SEC",
            "ROTA",
            "TYPE",
            "PKNAME",
            "TRAN",
            "START",
            "MOUNTPOINTS");

    private static final Set<String> RIGHT = Set.of(
            "RM", "SIZE", "RO", "FSAVAIL", "FSSIZE", "FSUSED", "FSUSE%", "MIN-IO", "OPT-IO", "PHY-SEC", "LOG-SEC",
            "ROTA", "START");
    private static final Set<String> FLAGS = Set.of("RM", "RO", "ROTA");
    private static final Set<String> NUMBERS = Set.of("MIN-IO", "OPT-IO", "PHY-SEC", "LOG-SEC", "START");

    private LsblkColumn() {}

    /** Whether it is set to the right. */
    static boolean isRight(String column) {
        return RIGHT.contains(column);
    }

    /** A cell in JSON. */
    static String json(String column, String cell) {
        if (FLAGS.contains(column)) {
            return cell.equals("1") ? "true" : "false";
        } else if (NUMBERS.contains(column) && !cell.isEmpty()) {
            return cell;
        }
        return cell.isEmpty()
                ? "null"
                : "\"" + cell.trim().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * What stands in a column for a device.
     *
     * @throws UsageError if there is no such column
     */
    static String cell(BlockDevice device, String column, boolean bytes) {
        Optional<FileSystem> fs = device.layout() instanceof Layout.Formatted formatted
                ? Optional.of(formatted.fileSystem())
                : Optional.empty();
        Optional<FileSystem> mounted = fs.filter(one -> !device.mountpoints().isEmpty());
        boolean nvme = device.name().startsWith("nvme");
        boolean whole = device.parent().isEmpty();
        return switch (column) {
            case "NAME", "KNAME" -> device.name();
            case "PATH" -> "/dev/" + device.name();
            case "PKNAME" -> device.parent().orElse("");
            case "MAJ:MIN" -> String.format(Locale.ROOT, "%3d:%-3d", device.major(), device.minor());
            case "RM", "RO", "ROTA" -> "0";
            case "SIZE" -> size(device.size(), bytes);
            case "TYPE" -> whole ? "disk" : "part";
            case "MOUNTPOINT", "MOUNTPOINTS" ->
                device.mountpoints().stream().reduce((one, last) -> last).orElse("");
            case "FSTYPE" -> fs.map(FileSystem::type).orElse("");
            case "FSVER" -> fs.map(LsblkColumn::version).orElse("");
            case "LABEL" -> fs.map(FileSystem::label).orElse("");
            case "UUID" -> fs.map(FileSystem::uuid).orElse("");
            case "FSSIZE" -> mounted.map(one -> size(one.capacity(), bytes)).orElse("");
            case "FSUSED" -> mounted.map(one -> size(one.used(), bytes)).orElse("");
            case "FSAVAIL" -> mounted.map(one -> size(one.available(), bytes)).orElse("");
            case "FSUSE%" ->
                mounted.filter(one -> one.capacity() > 0)
                        .map(one -> Math.round(100.0 * one.used() / one.capacity()) + "%")
                        .orElse("");
            case "PTUUID" -> device.layout() instanceof Layout.Partitioned table ? table.uuid() : "";
            case "PTTYPE" -> device.layout() instanceof Layout.Partitioned table ? table.scheme() : "";
            case "PARTTYPENAME" -> device.partitionType();
            case "PARTLABEL" -> device.partitionName();
            case "PARTUUID" -> device.partitionUuid();
            case "START" -> whole ? "" : Long.toString(device.start() / 512);
            case "SERIAL" -> device.serial();
            case "MODEL" -> device.model();
            case "TRAN" -> nvme ? "nvme" : "";
            case "OWNER" -> "root";
            case "GROUP" -> "disk";
            case "MODE" -> "brw-rw----";
            case "LOG-SEC", "PHY-SEC" -> "512";
            case "MIN-IO" -> nvme ? "4096" : "512";
            case "OPT-IO" -> nvme ? "4096" : "0";
            default -> throw new UsageError("unknown or unsupported column: " + column, 1);
        };
    }

    private static String version(FileSystem fs) {
        return fs.geometry() instanceof ExtGeometry
                ? "1.0"
                : fs.type().equals("vfat") ? "FAT16" : fs.type().equals("swap") ? "1" : "";
    }

    private static String size(long size, boolean bytes) {
        return bytes ? Long.toString(size) : Sizes.brief(size);
    }
}
