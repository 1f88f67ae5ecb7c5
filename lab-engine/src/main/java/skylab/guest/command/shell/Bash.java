package skylab.guest.command.shell;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.shell.Shell;

/** {@code bash}, which is {@code sh}, too. */
@Command.Installed({"/usr/bin/bash", "/usr/bin/sh"})
public final class Bash implements Command {
    @Override
    public Program start(List<String> argv) {
        return Shell.start(argv);
    }
}
