package skylab.guest.command.system;

import java.util.List;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Syscalls;

/** The lines of {@code /etc/fstab}, and how devices are called there. */
final class Fstab {
    private Fstab() {}

    /**
     * A line.
     *
     * @param source a device, {@code UUID=...} or {@code LABEL=...}
     * @param target a directory
     * @param type of the file system
     * @param options at least one
     */
    record Entry(String source, String target, String type, List<String> options) {}

    static List<Entry> of(Syscalls sys) {
        return !sys.exists("/etc/fstab")
                ? List.of()
                : sys.readFile("/etc/fstab")
                        .text()
                        .lines()
                        .map(line -> line.trim().split("\\s+"))
                        .filter(words -> words.length >= 3 && !words[0].startsWith("#"))
                        .map(words -> new Entry(
                                words[0],
                                words[1].replaceFirst("(?<=.)/$", ""),
                                words[2],
                                List.of((words.length > 3 ? words[3] : "defaults").split(","))))
                        .toList();
    }

    /** The device that is meant; what names none is given back as it is. */
    static String device(Syscalls sys, String source) {
        String[] pair = source.split("=", 2);
        if (pair.length < 2 || !List.of("UUID", "LABEL", "PARTUUID").contains(pair[0])) {
            return source;
        }
        String wanted = pair[1].replace("\"", "");
        return sys.blockDevices().stream()
                .filter(device -> wanted.equalsIgnoreCase(key(device, pair[0])))
                .map(device -> "/dev/" + device.name())
                .findFirst()
                .orElse(source);
    }

    private static String key(BlockDevice device, String kind) {
        if (kind.equals("PARTUUID")) {
            return device.partitionUuid();
        }
        return device.layout() instanceof Layout.Formatted formatted
                ? kind.equals("UUID")
                        ? formatted.fileSystem().uuid()
                        : formatted.fileSystem().label()
                : "";
    }
}
