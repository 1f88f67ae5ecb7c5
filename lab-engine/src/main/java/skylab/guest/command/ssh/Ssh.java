package skylab.guest.command.ssh;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.ssh.client.Client;

/** {@code ssh}. */
@Command.Installed("/usr/bin/ssh")
public final class Ssh implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Client(argv);
    }
}
