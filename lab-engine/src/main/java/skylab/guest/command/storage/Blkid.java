package skylab.guest.command.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.ExtGeometry;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.disk.XfsGeometry;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code blkid}: what is on disks. Who may not read them learns nothing. */
@Command.Installed("/usr/sbin/blkid")
final class Blkid implements Utility {
    private static final int NOTHING = 2;
    private static final Map<String, String> WORDS = Map.of(
            "output",
            "o:",
            "match-tag",
            "s:",
            "match-token",
            "t:",
            "label",
            "L:",
            "uuid",
            "U:",
            "probe",
            "p",
            "list-one",
            "l",
            "cache-file",
            "c:",
            "garbage-collect",
            "g");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "o:s:t:L:U:plc:gw:", WORDS, 4);
        String format = given.value("o").orElse("full");
        if (!List.of("full", "value", "device", "export").contains(format)) {
            throw new UsageError("Skylab does not emulate the output format " + format, 4);
        }
        Optional<String> token = given.value("L")
                .map(label -> "LABEL=" + label)
                .or(() -> given.value("U").map(uuid -> "UUID=" + uuid))
                .or(() -> given.value("t"));
        boolean asked = given.has("L") || given.has("U");
        List<BlockDevice> devices = given.operands().isEmpty()
                ? sys.blockDevices()
                : given.operands().stream()
                        .flatMap(path -> named(sys, path).stream())
                        .toList();
        boolean any = false;
        for (BlockDevice device : devices) {
            Map<String, String> tags = readable(sys, device) ? tags(sys, device) : Map.of();
            if (tags.isEmpty() || token.filter(wanted -> !holds(tags, wanted)).isPresent()) {
                continue;
            }
            Map<String, String> shown = new LinkedHashMap<>(tags);
            if (given.has("s")) {
                shown.keySet().retainAll(given.values("s"));
                if (shown.isEmpty()) {
                    continue;
                }
            }
            out.print(asked || format.equals("device") ? "/dev/" + device.name() + "\n" : shown(format, device, shown));
            any = true;
            if (asked || given.has("l")) {
                break;
            }
        }
        return any ? 0 : NOTHING;
    }

    private static boolean readable(Syscalls sys, BlockDevice device) {
        return sys.mayRead("/dev/" + device.name());
    }

    private static Optional<BlockDevice> named(Syscalls sys, String path) {
        try {
            return Disks.at(sys, path);
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    private static boolean holds(Map<String, String> tags, String token) {
        String[] pair = token.split("=", 2);
        return pair.length == 2 && pair[1].replace("\"", "").equals(tags.get(pair[0]));
    }

    private static String shown(String format, BlockDevice device, Map<String, String> tags) {
        return switch (format) {
            case "value" -> tags.values().stream().map(value -> value + "\n").collect(Collectors.joining());
            case "export" ->
                "DEVNAME=/dev/" + device.name() + "\n"
                        + tags.entrySet().stream()
                                .map(tag -> tag.getKey() + "=" + tag.getValue() + "\n")
                                .collect(Collectors.joining());
            default ->
                "/dev/" + device.name() + ":"
                        + tags.entrySet().stream()
                                .map(tag -> " " + tag.getKey() + "=\"" + tag.getValue() + "\"")
                                .collect(Collectors.joining())
                        + "\n";
        };
    }

    private static Map<String, String> tags(Syscalls sys, BlockDevice device) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (device.layout() instanceof Layout.Partitioned table) {
            tags.put("PTUUID", table.uuid());
            tags.put("PTTYPE", table.scheme());
            return tags;
        }
        Disks.fileSystem(device).ifPresent(fs -> {
            if (!fs.label().isEmpty()) {
                tags.put("LABEL", fs.label());
            }
            tags.put("UUID", fs.uuid());
            if (!Disks.old(sys) && !fs.type().equals("swap")) {
                tags.put("BLOCK_SIZE", Integer.toString(block(fs)));
            }
            tags.put("TYPE", fs.type());
        });
        if (!device.partitionUuid().isEmpty()) {
            if (!device.partitionName().isEmpty()) {
                tags.put("PARTLABEL", device.partitionName());
            }
            tags.put("PARTUUID", device.partitionUuid());
        }
        return tags;
    }

    // Of xfs it is the sector's size.
    private static int block(FileSystem fs) {
        return fs.geometry() instanceof XfsGeometry xfs
                ? xfs.sector()
                : fs.geometry() instanceof ExtGeometry ext ? ext.block() : Disks.SECTOR;
    }
}
