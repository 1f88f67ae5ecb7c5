package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code tty}: the terminal at standard input. */
@Command.Installed("/usr/bin/tty")
final class TtyName implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        boolean silent = Arguments.parse(arguments, "s", Map.of("silent", "s", "quiet", "s"), 2)
                .has("s");
        Optional<String> name = sys.isTerminal(0) ? sys.terminal() : Optional.empty();
        if (!silent) {
            out.println(name.map(tty -> "/dev/" + tty).orElse("not a tty"));
        }
        return name.isPresent() ? 0 : 1;
    }
}
