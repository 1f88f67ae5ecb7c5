package skylab.guest.machine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import skylab.guest.process.Condition;
import skylab.guest.process.Credentials;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;

/**
 * A process as the kernel keeps it.
 *
 * @param pid process id
 * @param ppid its parent's
 * @param group its process group
 * @param session its session
 * @param identity in whose name it acts
 * @param argv its arguments; empty for a thread of the kernel
 * @param name its short name
 * @param env its environment
 * @param cwd its working directory
 * @param umask bits that new files do not get
 * @param fds its descriptors, and the open files that they refer to
 * @param tty its controlling terminal
 * @param started when, since boot
 * @param program what it executes and how far it has come
 * @param waiting what it waits for; empty when it can go on
 * @param stopped whether it is halted
 * @param ended how it ended, until its parent asks: the exit status, or 256 and the signal's number
 * @param told whether its parent knows that it is halted
 * @param caught signals that it handles itself
 * @param ignored signals that do nothing to it
 * @param pending signals that have come
 * @param residentKb memory in KiB
 * @param usage processor time
 */
public record Task(
        int pid,
        int ppid,
        int group,
        int session,
        Credentials identity,
        List<String> argv,
        String name,
        PSortedMap<String, String> env,
        String cwd,
        int umask,
        PSortedMap<Integer, Long> fds,
        Optional<String> tty,
        Duration started,
        Program program,
        Optional<Condition> waiting,
        boolean stopped,
        Optional<Integer> ended,
        boolean told,
        Set<Signal> caught,
        Set<Signal> ignored,
        PVector<Signal> pending,
        long residentKb,
        Usage usage) {

    /** Whether it has ended and only its parent does not know yet. */
    public boolean zombie() {
        return ended.isPresent();
    }

    Task ppid(int parent) {
        return with(task -> task.ppid = parent);
    }

    Task group(int pgid) {
        return with(task -> task.group = pgid);
    }

    Task identity(Credentials other) {
        return with(task -> task.identity = other);
    }

    Task image(List<String> arguments, String title, PSortedMap<String, String> environment) {
        return with(task -> {
            task.argv = arguments;
            task.name = title;
            task.env = environment;
            task.caught = Set.of();
        });
    }

    Task cwd(String directory) {
        return with(task -> task.cwd = directory);
    }

    Task umask(int bits) {
        return with(task -> task.umask = bits);
    }

    Task fds(PSortedMap<Integer, Long> descriptors) {
        return with(task -> task.fds = descriptors);
    }

    Task tty(Optional<String> terminal) {
        return with(task -> task.tty = terminal);
    }

    Task going(Program next, Optional<Condition> until) {
        return with(task -> {
            task.program = next;
            task.waiting = until;
        });
    }

    Task using(Usage time) {
        return with(task -> task.usage = time);
    }

    Task halted(boolean halt, boolean known) {
        return with(task -> {
            task.stopped = halt;
            task.told = known;
        });
    }

    Task end(int status) {
        return with(task -> {
            task.program = Idle.INSTANCE;
            task.waiting = Optional.empty();
            task.stopped = false;
            task.ended = Optional.of(status);
            task.residentKb = 0;
        });
    }

    Task signals(Set<Signal> catches, Set<Signal> ignores, PVector<Signal> queue) {
        return with(task -> {
            task.caught = catches;
            task.ignored = ignores;
            task.pending = queue;
        });
    }

    /** This with some of its parts changed: the one place that copies them all. */
    private Task with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** A process that can be changed. Lives only while one is made of another. */
    private static final class Draft {
        private int pid;
        private int ppid;
        private int group;
        private int session;
        private Credentials identity;
        private List<String> argv;
        private String name;
        private PSortedMap<String, String> env;
        private String cwd;
        private int umask;
        private PSortedMap<Integer, Long> fds;
        private Optional<String> tty;
        private Duration started;
        private Program program;
        private Optional<Condition> waiting;
        private boolean stopped;
        private Optional<Integer> ended;
        private boolean told;
        private Set<Signal> caught;
        private Set<Signal> ignored;
        private PVector<Signal> pending;
        private long residentKb;
        private Usage usage;

        Draft(Task from) {
            pid = from.pid;
            ppid = from.ppid;
            group = from.group;
            session = from.session;
            identity = from.identity;
            argv = from.argv;
            name = from.name;
            env = from.env;
            cwd = from.cwd;
            umask = from.umask;
            fds = from.fds;
            tty = from.tty;
            started = from.started;
            program = from.program;
            waiting = from.waiting;
            stopped = from.stopped;
            ended = from.ended;
            told = from.told;
            caught = from.caught;
            ignored = from.ignored;
            pending = from.pending;
            residentKb = from.residentKb;
            usage = from.usage;
        }

        Task build() {
            return new Task(
                    pid,
                    ppid,
                    group,
                    session,
                    identity,
                    argv,
                    name,
                    env,
                    cwd,
                    umask,
                    fds,
                    tty,
                    started,
                    program,
                    waiting,
                    stopped,
                    ended,
                    told,
                    caught,
                    ignored,
                    pending,
                    residentKb,
                    usage);
        }
    }
}
