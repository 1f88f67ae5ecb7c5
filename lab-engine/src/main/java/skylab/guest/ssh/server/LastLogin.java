package skylab.guest.ssh.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Who logged in last from where, in {@code /var/log/lastlog}: a line for each user here, a record of bytes in reality. */
final class LastLogin {
    private static final String FILE = "/var/log/lastlog";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT);

    private LastLogin() {}

    /** What is told of a user's last login. */
    static Optional<String> of(Syscalls sys, String user) {
        return lines(sys).stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 4 && words[0].equals(user))
                .map(words -> "Last login: "
                        + TIME.format(
                                Instant.ofEpochSecond(Long.parseLong(words[1])).atOffset(ZoneOffset.UTC))
                        + " from " + words[3])
                .findFirst();
    }

    private static List<String> lines(Syscalls sys) {
        return sys.exists(FILE) ? sys.readFile(FILE).text().lines().toList() : List.of();
    }

    /** Notes a login. */
    static void note(Syscalls sys, String user, String tty, String address) {
        List<String> lines = new ArrayList<>(lines(sys));
        lines.removeIf(line -> line.startsWith(user + " "));
        lines.add(user + " " + sys.now().getEpochSecond() + " " + tty + " " + address);
        try {
            sys.writeFile(FILE, Bytes.of(String.join("\n", lines) + "\n"));
        } catch (Errno full) {
            return;
        }
    }
}
