package skylab.guest.ssh.agent;

import skylab.guest.process.Syscalls;

/** Where agents have their sockets: {@code /tmp/ssh-XXXXXXXXXX/agent.PID}. */
public final class SocketPath {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    private SocketPath() {}

    /** Makes the directory, for its owner alone, and gives the path of the socket that is to be made in it. */
    public static String make(Syscalls sys, int pid) {
        StringBuilder name = new StringBuilder("/tmp/ssh-");
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt((int) (sys.noise(7_000_000L + 100L * pid + i) * LETTERS.length())));
        }
        sys.makeDirectory(name.toString(), 0700);
        return name + "/agent." + pid;
    }
}
