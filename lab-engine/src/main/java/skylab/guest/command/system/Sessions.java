package skylab.guest.command.system;

import java.util.List;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;

/** Who is logged in: the leaders of sessions that have a terminal. */
final class Sessions {
    private Sessions() {}

    /** Their shells, by pid. */
    static List<ProcessInfo> of(Syscalls sys) {
        return sys.processes().stream()
                .filter(one -> one.pid() == one.session() && !one.tty().equals("?"))
                .toList();
    }
}
