package skylab.guest.shell;

import java.util.Set;
import skylab.guest.shell.syntax.Command;

/** The beginning of a copy of the shell: only ignored signals stay as they are. */
record Subshell(Command command) implements Frame {
    @Override
    public void resume(Interpreter sh) {
        sh.sys.ignoreSignals(Set.of());
        sh.signals(null);
        sh.push(Execute.of(command));
    }
}
