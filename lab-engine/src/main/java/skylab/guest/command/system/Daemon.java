package skylab.guest.command.system;

import java.util.List;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** Services of the system whose work is not seen: they run, and read their configuration again when told to. */
@Command.Installed("/usr/lib/systemd/systemd-daemon")
final class Daemon implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Serving();
    }

    private record Serving() implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.catchSignals(Set.of(Signal.HUP));
            sys.takeSignals();
            return new Step.Await(this, new Condition.Signalled());
        }
    }
}
