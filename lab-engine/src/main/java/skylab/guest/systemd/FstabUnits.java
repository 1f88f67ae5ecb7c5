package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.FileCalls;

/** The mount units that {@code /etc/fstab} stands for, as systemd-fstab-generator(8) makes them. */
final class FstabUnits {
    private static final String FSTAB = "/etc/fstab";

    private FstabUnits() {}

    /** The name of the unit that mounts at a directory: {@code mnt-data.mount} for {@code /mnt/data}. */
    static String name(String directory) {
        StringBuilder name = new StringBuilder();
        for (char c : directory.replaceAll("^/+|/+$", "").toCharArray()) {
            if (c == '/') {
                name.append('-');
            } else if (c == '-' || c == '\\') {
                name.append(String.format("\\x%02x", (int) c));
            } else {
                name.append(c);
            }
        }
        return (name.length() == 0 ? "-" : name) + ".mount";
    }

    private static List<String[]> lines(FileCalls files) {
        List<String[]> lines = new ArrayList<>();
        try {
            for (String line : files.readFile(FSTAB).text().split("\n")) {
                String[] words = line.trim().split("\\s+");
                if (words.length >= 3 && !words[0].startsWith("#") && words[1].startsWith("/")) {
                    lines.add(words);
                }
            }
        } catch (Errno e) {
            return List.of();
        }
        return lines;
    }

    private static List<String> options(String[] words) {
        return List.of((words.length > 3 ? words[3] : "defaults").split(","));
    }

    /** The units of what is mounted at boot: those that may fail, or those without which the boot does not go on. */
    static List<String> names(FileCalls files, boolean lenient) {
        return lines(files).stream()
                .filter(words -> !words[1].equals("/") && !options(words).contains("noauto"))
                .filter(words -> options(words).contains("nofail") == lenient)
                .map(words -> name(words[1]))
                .toList();
    }

    /** The unit of a name. */
    static Optional<Unit> mount(FileCalls files, String name) {
        for (String[] words : lines(files)) {
            if (name(words[1]).equals(name)) {
                UnitText text = UnitText.EMPTY.plus(
                        FSTAB,
                        "[Unit]\nDescription=" + words[1] + "\nSourcePath=" + FSTAB + "\nDefaultDependencies=no\n"
                                + (options(words).contains("nofail") ? "" : "Before=local-fs.target\n")
                                + "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/usr/bin/mount "
                                + words[1] + "\nExecStop=/usr/bin/umount " + words[1] + "\n");
                return Optional.of(new Unit(
                        name, "loaded", "/run/systemd/generator/" + name, List.of(), text, List.of(), List.of(), ""));
            }
        }
        return Optional.empty();
    }
}
