package skylab.aws.ec2.image;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Inode;
import skylab.guest.disk.Layout;

/** Which operating system lies on a disk, by its {@code os-release} file (os-release(5)). */
final class SystemOnDisk {
    private static final Map<String, String> NAMES = Map.of(
            "amzn 2", "amzn2",
            "amzn 2023", "al2023",
            "ubuntu 22.04", "ubuntu2204",
            "ubuntu 24.04", "ubuntu2404",
            "debian 12", "debian12",
            "rhel 9", "rhel9");

    private SystemOnDisk() {}

    /** The name of the operating system, as the guest knows it; empty if there is none that it knows. */
    static Optional<String> name(Disk disk) {
        return fileSystems(disk.layout())
                .flatMap(fs -> text(fs, "etc", "os-release").or(() -> text(fs, "usr", "lib", "os-release")).stream())
                .flatMap(text -> Optional.ofNullable(NAMES.get(value(text, "ID") + " " + version(text))).stream())
                .findFirst();
    }

    private static Stream<FileSystem> fileSystems(Layout layout) {
        if (layout instanceof Layout.Formatted formatted) {
            return Stream.of(formatted.fileSystem());
        }
        return layout instanceof Layout.Partitioned table
                ? table.partitions().stream().flatMap(partition -> fileSystems(partition.layout()))
                : Stream.empty();
    }

    private static Optional<String> text(FileSystem fs, String... path) {
        long number = FileSystem.ROOT;
        for (String name : path) {
            Optional<Inode> next = fs.lookup(number, name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            number = next.get().number();
        }
        return fs.inode(number).body() instanceof Inode.Regular file
                ? Optional.of(file.content().text())
                : Optional.empty();
    }

    // Releases of RHEL differ in their second number, which does not matter here.
    private static String version(String text) {
        String version = value(text, "VERSION_ID");
        return value(text, "ID").equals("rhel") ? version.replaceFirst("\\..*", "") : version;
    }

    private static String value(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }
}
