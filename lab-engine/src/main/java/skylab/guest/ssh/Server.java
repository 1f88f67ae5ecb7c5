package skylab.guest.ssh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * sshd: takes connections and starts a process for each.
 *
 * @param listener the descriptor of port 22, -1 before it listens
 */
public record Server(int listener) implements Program {
    private static final int PORT = 22;
    // The descriptor at which a session finds its connection.
    static final int CONNECTION = 3;

    @Override
    public Step step(Syscalls sys) {
        int port = listener < 0 ? sys.listen(PORT) : listener;
        boolean children = reap(sys);
        for (Optional<Accepted> next = sys.accept(port); next.isPresent(); next = sys.accept(port)) {
            int fd = next.get().fd();
            sys.spawn(Spawn.of(sys, "/usr/sbin/sshd", List.of("sshd: [accepted]"))
                    .with(Map.of(CONNECTION, fd))
                    .with(Session.begin(next.get()))
                    .inSession());
            sys.close(fd);
            children = true;
        }
        Condition incoming = new Condition.Readable(port);
        return new Step.Await(
                new Server(port),
                children ? new Condition.AnyOf(List.of(incoming, new Condition.ChildChanged(0))) : incoming);
    }

    private static boolean reap(Syscalls sys) {
        try {
            while (sys.wait(0, false).isPresent()) {
                continue;
            }
            return true;
        } catch (Errno e) {
            return false;
        }
    }
}
