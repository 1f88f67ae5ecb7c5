package skylab.guest.ssh.sftp;

import java.util.List;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;

/** {@code sftp} and {@code psftp}. */
public final class Sftp {
    private Sftp() {}

    /**
     * The program.
     *
     * @param destination as {@code ssh} takes it
     * @param login the program that logs in
     * @param options for it
     * @param lines of a batch; empty if commands come from standard input
     * @param batch whether it is one
     */
    public static Program start(
            Syscalls sys, String destination, String login, List<String> options, List<String> lines, boolean batch) {
        String host = destination.substring(destination.lastIndexOf('@') + 1);
        return Shell.begin(host, Side.start(sys, Remote.command(login, options, destination)), lines, batch);
    }
}
