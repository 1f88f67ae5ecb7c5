package skylab.guest.command.ssh;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Program;

/** {@code plink} and {@code putty}: PuTTY's terminal, here on the terminal that it is called from. */
@Command.Installed({"/usr/bin/plink", "/usr/bin/putty"})
public final class Plink implements Command {
    @Override
    public Program start(List<String> argv) {
        return new skylab.guest.ssh.client.Plink(argv);
    }
}
