package skylab.guest.systemd;

import java.util.Optional;
import java.util.stream.Stream;
import skylab.guest.process.Errno;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Signal;
import skylab.guest.process.Syscalls;

/** The processes of units. */
final class Processes {
    private final Syscalls sys;

    Processes(Syscalls sys) {
        this.sys = sys;
    }

    /** Sends a signal to all processes of a unit. */
    void signal(UnitState state, Signal signal) {
        of(state).map(ProcessInfo::pid).toList().forEach(pid -> kill(pid, signal));
    }

    /** Sends a signal to a process, unless it has ended in the mean time. */
    void kill(int pid, Signal signal) {
        try {
            if (pid > 1) {
                sys.kill(pid, Optional.of(signal));
            }
        } catch (Errno e) {
            // It has ended in the mean time.
            return;
        }
    }

    /** Those of a unit that are alive. */
    Stream<ProcessInfo> of(UnitState state) {
        return state.invocation().isEmpty()
                ? Stream.empty()
                : sys.processes().stream()
                        .filter(one -> one.invocation().equals(state.invocation()) && one.state() != 'Z');
    }
}
