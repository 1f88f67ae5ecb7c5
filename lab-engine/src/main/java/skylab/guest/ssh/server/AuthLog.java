package skylab.guest.ssh.server;

import skylab.guest.process.Facility;
import skylab.guest.process.Severity;
import skylab.guest.process.Syscalls;

/** What sshd logs of logins. */
final class AuthLog {
    private AuthLog() {}

    static void say(Syscalls sys, String message) {
        sys.log(Facility.AUTHPRIV, message.startsWith("error:") ? Severity.ERR : Severity.INFO, "sshd", message);
    }
}
