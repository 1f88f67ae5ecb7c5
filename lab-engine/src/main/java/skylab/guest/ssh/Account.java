package skylab.guest.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Credentials;
import skylab.guest.process.Syscalls;

/**
 * A user as {@code /etc/passwd} and {@code /etc/group} know it.
 *
 * @param name login name
 * @param identity uid and groups
 * @param home home directory
 * @param shell login shell
 */
public record Account(String name, Credentials identity, String home, String shell) {
    /** The user of a name. */
    public static Optional<Account> named(Syscalls sys, String name) {
        return find(sys, fields -> fields[0].equals(name));
    }

    /** The user of a uid. */
    public static Optional<Account> of(Syscalls sys, int uid) {
        return find(sys, fields -> fields[2].equals(Integer.toString(uid)));
    }

    private static Optional<Account> find(Syscalls sys, java.util.function.Predicate<String[]> wanted) {
        for (String line : sys.readFile("/etc/passwd").text().split("\n")) {
            String[] fields = line.split(":");
            if (fields.length == 7 && wanted.test(fields)) {
                int gid = Integer.parseInt(fields[3]);
                return Optional.of(new Account(
                        fields[0],
                        new Credentials(Integer.parseInt(fields[2]), gid, groups(sys, fields[0], gid)),
                        fields[5],
                        fields[6]));
            }
        }
        return Optional.empty();
    }

    private static List<Integer> groups(Syscalls sys, String user, int primary) {
        List<Integer> all = new ArrayList<>(List.of(primary));
        for (String line : sys.readFile("/etc/group").text().split("\n")) {
            String[] fields = line.split(":");
            if (fields.length == 4 && List.of(fields[3].split(",")).contains(user)) {
                all.add(Integer.parseInt(fields[2]));
            }
        }
        return all;
    }
}
