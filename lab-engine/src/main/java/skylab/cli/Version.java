package skylab.cli;

import java.util.Map;
import java.util.TreeMap;
import skylab.guest.process.Syscalls;

/** What {@code aws --version} says: which version it is follows from where it came from. */
final class Version {
    private static final String OF_AMAZON_LINUX_2 = "aws-cli/1.18.147 Python/2.7.18 Linux/%s botocore/1.18.6";
    private static final String OF_AMAZON_LINUX = "aws-cli/2.30.4 Python/3.9.23 Linux/%s source/%s.amzn.%s";
    private static final String OF_INSTALLER = "aws-cli/2.31.13 Python/3.13.7 Linux/%s exe/%s.%s.%s";

    private Version() {}

    static String of(Syscalls sys) {
        Map<String, String> system = system(sys);
        String release = sys.machine().kernelRelease();
        String architecture = sys.machine().architecture();
        String version = system.getOrDefault("VERSION_ID", "0");
        String id = system.getOrDefault("ID", "linux");
        if (id.equals("amzn")) {
            return version.equals("2")
                    ? OF_AMAZON_LINUX_2.formatted(release)
                    : OF_AMAZON_LINUX.formatted(release, architecture, version);
        }
        return OF_INSTALLER.formatted(release, architecture, id, version.split("\\.")[0]);
    }

    /** Whether it is version 1, which does not ask the metadata service in which region it is. */
    static boolean isFirst(Syscalls sys) {
        return of(sys).startsWith("aws-cli/1.");
    }

    private static Map<String, String> system(Syscalls sys) {
        Map<String, String> fields = new TreeMap<>();
        if (sys.exists("/etc/os-release")) {
            sys.readFile("/etc/os-release")
                    .text()
                    .lines()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> fields.put(parts[0], parts[1].replace("\"", "")));
        }
        return fields;
    }
}
