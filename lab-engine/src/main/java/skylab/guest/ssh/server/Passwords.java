package skylab.guest.ssh.server;

import skylab.guest.command.system.AccountFiles;
import skylab.guest.process.Syscalls;

/** Passwords of accounts, as {@code /etc/shadow} keeps them. */
final class Passwords {
    private Passwords() {}

    static boolean verify(Syscalls sys, String user, String password) {
        return AccountFiles.verify(sys, user, password);
    }
}
