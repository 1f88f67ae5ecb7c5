package skylab.guest.command.packages;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.process.Syscalls;
import skylab.guest.software.Catalogue;

/** Which system a machine runs, as {@code /etc/os-release} tells it. */
final class SystemOf {
    private SystemOf() {}

    /** By which catalogues know it; Amazon Linux 2 if the file does not say. */
    static String name(Syscalls sys) {
        Map<String, String> fields = new TreeMap<>();
        if (sys.exists("/etc/os-release")) {
            sys.readFile("/etc/os-release")
                    .text()
                    .lines()
                    .map(line -> line.split("=", 2))
                    .forEach(parts -> {
                        if (parts.length == 2) {
                            fields.put(parts[0], parts[1].replace("\"", ""));
                        }
                    });
        }
        String version = fields.getOrDefault("VERSION_ID", "2");
        return switch (fields.getOrDefault("ID", "amzn")) {
            case "ubuntu" -> "ubuntu" + version.replace(".", "");
            case "debian" -> "debian" + version;
            case "rhel" -> "rhel" + version.split("\\.")[0];
            default -> version.equals("2") ? "amzn2" : "al" + version;
        };
    }

    /** What there is for it. */
    static Catalogue catalogue(Syscalls sys) {
        return Catalogue.of(name(sys), sys.machine().architecture());
    }

    /** The region by which repositories are named. */
    static String region(Syscalls sys) {
        String host = sys.machine().hostName();
        return Optional.of(host.split("\\."))
                .filter(parts -> parts.length > 2 && parts[2].equals("compute"))
                .map(parts -> parts[1])
                .orElse("us-east-1");
    }
}
