package skylab.guest.command.system;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** The last login of each user, as sshd notes it in {@code /var/log/lastlog}. */
final class LoginRecords {
    private LoginRecords() {}

    /** A login: who, when, at which terminal, from where. */
    record Login(String user, Instant at, String tty, String address) {}

    static List<Login> last(Syscalls sys) {
        try {
            return sys.readFile("/var/log/lastlog")
                    .text()
                    .lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length == 4 && words[1].matches("[0-9]{1,12}"))
                    .map(words ->
                            new Login(words[0], Instant.ofEpochSecond(Long.parseLong(words[1])), words[2], words[3]))
                    .toList();
        } catch (Errno e) {
            return List.of();
        }
    }

    /** From where somebody logged in at a terminal. */
    static String from(Syscalls sys, String tty) {
        Optional<Login> login =
                last(sys).stream().filter(one -> one.tty().equals(tty)).reduce((one, other) -> other);
        return login.map(Login::address).orElse("-");
    }
}
