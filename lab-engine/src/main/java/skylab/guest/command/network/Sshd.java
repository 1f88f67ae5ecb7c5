package skylab.guest.command.network;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.ssh.Server;

/** {@code sshd}. */
@Command.Installed("/usr/sbin/sshd")
public final class Sshd implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Server(-1);
    }
}
