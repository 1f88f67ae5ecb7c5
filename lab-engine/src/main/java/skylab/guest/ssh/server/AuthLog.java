package skylab.guest.ssh.server;

import java.util.Locale;
import java.util.Set;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Syscalls;

/** What sshd logs of logins. */
final class AuthLog {
    private AuthLog() {}

    static void say(Syscalls sys, String message) {
        String file = sys.exists("/var/log/auth.log") ? "/var/log/auth.log" : "/var/log/secure";
        if (!sys.exists(file)) {
            return;
        }
        String time = java.time.format.DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT)
                .format(sys.now().atOffset(java.time.ZoneOffset.UTC));
        try {
            int fd = sys.open(file, Set.of(OpenFlag.WRITE, OpenFlag.APPEND), 0600);
            sys.print(fd, time + " " + sys.machine().hostName().split("\\.")[0] + " sshd[" + sys.pid() + "]: " + message + "\n");
            sys.close(fd);
        } catch (Errno full) {
            return;
        }
    }
}
