package skylab.guest.shell;

import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** The accounts of a machine, as {@code /etc/passwd} tells them. */
final class Accounts {
    private Accounts() {}

    /** A field of a user's line, counted from 0. */
    static Optional<String> field(Syscalls sys, String user, int field) {
        return find(sys, 0, user, field);
    }

    /** The name of a user. */
    static Optional<String> name(Syscalls sys, int uid) {
        return find(sys, 2, Integer.toString(uid), 0);
    }

    /** A field of the line in which another field has a value. */
    static Optional<String> find(Syscalls sys, int key, String value, int field) {
        try {
            for (String line : sys.readFile("/etc/passwd").text().split("\n")) {
                String[] fields = line.split(":", -1);
                if (fields.length > 6 && fields[key].equals(value)) {
                    return Optional.of(fields[field]);
                }
            }
        } catch (Errno e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
