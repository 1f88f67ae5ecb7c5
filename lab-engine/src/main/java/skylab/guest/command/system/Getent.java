package skylab.guest.command.system;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code getent}: entries of the databases of users, groups and hosts. */
@Command.Installed("/usr/bin/getent")
final class Getent implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        if (arguments.isEmpty()) {
            throw new UsageError("wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.", 1);
        }
        List<String> keys = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "passwd", "group", "shadow":
                return lines(sys, "/etc/" + arguments.get(0), keys, out);
            case "hosts", "ahosts":
                int status = 0;
                for (String key : keys) {
                    Optional<String> address = sys.resolve(key);
                    if (address.isEmpty()) {
                        status = 2;
                    } else {
                        out.println(String.format("%-15s %s", address.get(), key));
                    }
                }
                return status;
            default:
                throw new UsageError("Unknown database: " + arguments.get(0)
                        + "\nTry `getent --help' or `getent --usage' for more information.", 1);
        }
    }

    private static int lines(Syscalls sys, String file, List<String> keys, Output out) {
        List<String> all = AccountFiles.lines(sys, file);
        if (keys.isEmpty()) {
            all.forEach(out::println);
        }
        int status = 0;
        for (String key : keys) {
            Optional<String> line = all.stream()
                    .filter(one -> one.startsWith(key + ":")
                            || (key.matches("[0-9]+") && one.split(":", -1)[2].equals(key)))
                    .findFirst();
            line.ifPresent(out::println);
            status = line.isPresent() ? status : 2;
        }
        return status;
    }
}
