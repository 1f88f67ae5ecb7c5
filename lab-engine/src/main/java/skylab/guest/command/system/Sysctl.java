package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code sysctl}: parameters of the kernel; those that labs set are kept until the machine is switched off. */
@Command.Installed("/usr/sbin/sysctl")
final class Sysctl implements Utility {
    // What was set, until the next boot.
    private static final String SET = "/run/sysctl.values";
    private static final Map<String, String> USUAL = Map.of(
            "fs.file-max", "9223372036854775807",
            "kernel.panic", "0",
            "kernel.pid_max", "4194304",
            "net.core.somaxconn", "4096",
            "net.ipv4.ip_forward", "0",
            "net.ipv4.ip_local_port_range", "32768\t60999",
            "net.ipv4.tcp_keepalive_time", "7200",
            "vm.overcommit_memory", "0",
            "vm.swappiness", "60");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(
                arguments, "anwpq", Map.of("all", "a", "values", "n", "write", "w", "load", "p", "system", "p"), 1);
        Map<String, String> values = values(sys);
        if (given.has("a")) {
            values.forEach((key, value) -> out.println(key + " = " + value));
            return 0;
        }
        List<String> words = new ArrayList<>(given.operands());
        if (given.has("p")) {
            String file = words.isEmpty() ? "/etc/sysctl.conf" : words.get(0);
            words.clear();
            AccountFiles.lines(sys, file).stream()
                    .map(String::trim)
                    .filter(line -> line.contains("=") && !line.startsWith("#") && !line.startsWith(";"))
                    .forEach(words::add);
        }
        int status = 0;
        for (String word : words) {
            String[] pair = word.split("\\s*=\\s*", 2);
            String key = pair[0].trim().replace('/', '.');
            if (!values.containsKey(key)) {
                out.complain("cannot stat /proc/sys/" + key.replace('.', '/') + ": No such file or directory");
                status = 1;
            } else if (pair.length == 2) {
                if (!sys.identity().isRoot()) {
                    throw new UsageError("permission denied on key '" + key + "'", 1);
                }
                set(sys, key, pair[1].trim());
                out.print(given.has("q") ? "" : key + " = " + pair[1].trim() + "\n");
            } else {
                out.println(given.has("n") ? values.get(key) : key + " = " + values.get(key));
            }
        }
        return status;
    }

    private static Map<String, String> values(Syscalls sys) {
        Map<String, String> values = new TreeMap<>(USUAL);
        values.put("kernel.hostname", sys.machine().hostName());
        values.put("kernel.osrelease", sys.machine().kernelRelease());
        values.put("kernel.ostype", "Linux");
        values.put("kernel.random.boot_id", sys.machine().bootId());
        for (String line : AccountFiles.lines(sys, SET)) {
            String[] pair = line.split("=", 2);
            values.put(pair[0], pair[1]);
        }
        return values;
    }

    private static void set(Syscalls sys, String key, String value) {
        if (key.equals("kernel.hostname")) {
            sys.hostName(value);
            return;
        }
        List<String> lines = new ArrayList<>(AccountFiles.lines(sys, SET));
        lines.removeIf(line -> line.startsWith(key + "="));
        lines.add(key + "=" + value);
        Optional<Errno> failed = Optional.empty();
        try {
            sys.writeFile(SET, Bytes.of(String.join("\n", lines) + "\n"));
        } catch (Errno e) {
            failed = Optional.of(e);
        }
        failed.ifPresent(e -> {
            throw new UsageError("setting key \"" + key + "\": " + e.text(), 1);
        });
    }
}
