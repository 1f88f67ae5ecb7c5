package skylab.guest.command.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code getent}: entries of the databases of users, groups and hosts. */
@Command.Installed("/usr/bin/getent")
final class Getent implements Utility {
    private static final int NOT_FOUND = 2;

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        if (arguments.isEmpty()) {
            throw new UsageError("wrong number of arguments", 1);
        }
        List<String> keys = arguments.subList(1, arguments.size());
        return switch (arguments.get(0)) {
            case "passwd" -> lines(sys, "/etc/passwd", keys, out);
            case "group" -> lines(sys, "/etc/group", keys, out);
            case "hosts", "ahosts", "ahostsv4" -> hosts(sys, keys, out);
            default -> throw new UsageError("Unknown or unsupported database: " + arguments.get(0), 1);
        };
    }

    private static int lines(Syscalls sys, String path, List<String> keys, Output out) {
        List<String> all = sys.readFile(path).text().lines().toList();
        if (keys.isEmpty()) {
            all.forEach(out::println);
            return 0;
        }
        int status = 0;
        for (String key : keys) {
            Optional<String> found = all.stream()
                    .filter(line -> line.startsWith(key + ":")
                            || (line.split(":", -1).length > 2 && line.split(":", -1)[2].equals(key)))
                    .findFirst();
            found.ifPresent(out::println);
            status = found.isEmpty() ? NOT_FOUND : status;
        }
        return status;
    }

    private static int hosts(Syscalls sys, List<String> keys, Output out) {
        int status = 0;
        for (String key : keys) {
            boolean address = key.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
            Optional<String> found = address ? sys.reverse(key) : sys.resolve(key);
            if (found.isEmpty()) {
                status = NOT_FOUND;
            } else {
                String first = address ? key : found.get();
                out.print(String.format(Locale.ROOT, "%-15s %s", first, address ? found.get() : key) + "\n");
            }
        }
        return status;
    }
}
