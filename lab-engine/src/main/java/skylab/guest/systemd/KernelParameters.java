package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Parameters of the kernel (sysctl(8)): their values until the next boot, and the files that set them at boot. */
public final class KernelParameters {
    /** Whether packets for others are passed on. */
    public static final String FORWARD = "net.ipv4.ip_forward";

    /** The file that has the last word. */
    public static final String FILE = "/etc/sysctl.conf";

    // What was set, until the next boot.
    private static final String SET = "/run/sysctl.values";
    private static final Map<String, String> USUAL = Map.of(
            "fs.file-max", "9223372036854775807",
            "kernel.panic", "0",
            "kernel.pid_max", "4194304",
            "net.core.somaxconn", "4096",
            "net.ipv4.ip_local_port_range", "32768\t60999",
            "net.ipv4.tcp_keepalive_time", "7200",
            "vm.overcommit_memory", "0",
            "vm.swappiness", "60");

    private KernelParameters() {}

    /** The values of all that are emulated. */
    public static Map<String, String> values(Syscalls sys) {
        Map<String, String> values = new TreeMap<>(USUAL);
        values.put("kernel.hostname", sys.machine().hostName());
        values.put("kernel.osrelease", sys.machine().kernelRelease());
        values.put("kernel.ostype", "Linux");
        values.put("kernel.random.boot_id", sys.machine().bootId());
        if (sys.exists(SET)) {
            sys.readFile(SET)
                    .text()
                    .lines()
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> values.put(pair[0], pair[1]));
        }
        values.put(FORWARD, sys.packets().forwards() ? "1" : "0");
        return values;
    }

    /** Sets one. EPERM for others than root; EINVAL for what it cannot be. */
    public static void set(Syscalls sys, String key, String value) {
        if (key.equals("kernel.hostname")) {
            sys.hostName(value);
        } else if (key.equals(FORWARD)) {
            if (!value.matches("[0-9]{1,9}")) {
                throw new Errno(Errno.Code.EINVAL);
            }
            sys.packets(sys.packets().forwarding(Integer.parseInt(value) != 0));
        } else {
            List<String> lines = new ArrayList<>(
                    sys.exists(SET) ? sys.readFile(SET).text().lines().toList() : List.of());
            lines.removeIf(line -> line.startsWith(key + "="));
            lines.add(key + "=" + value);
            sys.writeFile(SET, Bytes.of(String.join("\n", lines) + "\n"));
        }
    }

    /** The files that are read at boot, in order: of those with the same name the administrator's counts (sysctl.d(5)). */
    public static List<String> files(Syscalls sys) {
        Map<String, String> byName = new TreeMap<>();
        for (String directory : List.of("/usr/lib/sysctl.d", "/run/sysctl.d", "/etc/sysctl.d")) {
            if (sys.exists(directory)) {
                sys.list(directory).stream()
                        .filter(name -> name.endsWith(".conf"))
                        .forEach(name -> byName.put(name, directory + "/" + name));
            }
        }
        List<String> files = new ArrayList<>(byName.values());
        files.add(FILE);
        return files.stream().filter(sys::exists).toList();
    }

    /** What a file sets: {@code key = value}. */
    public static List<String> assignments(String text) {
        return text.lines()
                .map(String::trim)
                .filter(line -> line.contains("=") && !line.startsWith("#") && !line.startsWith(";"))
                .map(line -> line.startsWith("-") ? line.substring(1) : line)
                .toList();
    }

    /** The key of an assignment, with dots. */
    public static String key(String word) {
        return word.split("=", 2)[0].trim().replace('/', '.');
    }

    /** The value of an assignment; empty when it only names a key. */
    public static Optional<String> value(String word) {
        int equals = word.indexOf('=');
        return equals < 0
                ? Optional.empty()
                : Optional.of(word.substring(equals + 1).trim());
    }

    /** Sets what the files say. What does not work is left as it is, as at every boot. */
    static void boot(Syscalls sys) {
        Map<String, String> known = values(sys);
        for (String file : files(sys)) {
            for (String line : assignments(sys.readFile(file).text())) {
                String key = key(line);
                if (known.containsKey(key)) {
                    try {
                        set(sys, key, value(line).orElse(""));
                    } catch (Errno e) {
                        sys.log(
                                skylab.guest.process.Facility.DAEMON,
                                skylab.guest.process.Severity.WARNING,
                                "systemd-sysctl",
                                "systemd-sysctl.service",
                                "Couldn't write '" + value(line).orElse("") + "' to '" + key.replace('.', '/') + "': "
                                        + e.text());
                    }
                }
            }
        }
    }
}
