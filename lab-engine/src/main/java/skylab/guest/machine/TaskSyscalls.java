package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Inode;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Credentials;
import skylab.guest.process.Errno;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.TerminalSize;

/** All system calls, for one process. */
final class TaskSyscalls extends DescriptorSyscalls implements Syscalls {
    // Who keeps a processor busy for more of the time than that is found running.
    private static final double MOSTLY = 0.5;

    TaskSyscalls(Kernel kernel, int pid) {
        super(kernel, pid);
    }

    @Override
    public int pid() {
        return self;
    }

    @Override
    public int ppid() {
        return me().ppid();
    }

    @Override
    public int processGroup() {
        return me().group();
    }

    @Override
    public Credentials identity() {
        return me().identity();
    }

    @Override
    public void identity(Credentials other) {
        requireRoot();
        k.ram = k.ram.put(me().identity(other));
    }

    @Override
    public List<String> argv() {
        return me().argv();
    }

    @Override
    public SortedMap<String, String> env() {
        return me().env();
    }

    @Override
    public int umask() {
        return me().umask();
    }

    @Override
    public void umask(int bits) {
        k.ram = k.ram.put(me().umask(bits & 0777));
    }

    @Override
    public int spawn(Spawn child) {
        Program program = child.program().orElseGet(() -> Executables.load(this, child.path(), child.argv()));
        if (child.identity().isPresent() && !child.identity().get().equals(identity())) {
            requireRoot();
        }
        int pid = k.ram.nextPid();
        k.ram = k.ram.nextPid(pid + 1);
        int group = child.group() < 0 ? me().group() : child.group() == 0 ? pid : child.group();
        Task task = new Task(
                pid,
                self,
                child.session() ? pid : group,
                child.session() ? pid : me().session(),
                child.program().isPresent()
                        ? child.identity().orElse(identity())
                        : effective(child.path(), child.identity().orElse(identity())),
                child.argv(),
                name(child.argv()),
                TreePMap.from(child.env()),
                child.cwd(),
                me().umask(),
                inherited(child.fds()),
                child.session() ? Optional.empty() : me().tty(),
                k.monotonic(),
                program,
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Set.of(),
                me().ignored(),
                TreePVector.empty(),
                2048,
                Usage.NONE);
        k.ram = k.ram.put(task);
        // The leader of a session gets the terminal that it finds at its standard input.
        if (child.session() && k.open(task, 0).orElse(null) instanceof OpenFile.Terminal) {
            new TaskSyscalls(k, pid).controlTerminal(0);
        }
        return pid;
    }

    // A file with the setuid bit is executed in the name of its owner.
    private Credentials effective(String path, Credentials caller) {
        Stat file = stat(path);
        return (file.permissions() & 04000) == 0 ? caller : new Credentials(file.uid(), caller.gid(), caller.groups());
    }

    /** How a file begins, without asking whether it may be read. */
    Bytes head(String path) {
        return vfs().find(path, true).existing().body() instanceof Inode.Regular regular
                ? regular.content().read(0, 256)
                : Bytes.EMPTY;
    }

    private static String name(List<String> argv) {
        String first = argv.get(0).startsWith("-") ? argv.get(0).substring(1) : argv.get(0);
        String plain = first.substring(first.lastIndexOf('/') + 1).replaceFirst(":$", "");
        return plain.substring(0, Math.min(15, plain.length()));
    }

    @Override
    public Program execute(String path, List<String> argv, Map<String, String> env) {
        Program program = Executables.load(this, path, argv);
        k.ram = k.ram.put(
                me().image(List.copyOf(argv), name(argv), TreePMap.from(env)).identity(effective(path, identity())));
        return program;
    }

    @Override
    public Optional<ChildStatus> wait(int pid, boolean alsoStopped) {
        boolean any = false;
        for (Task task : k.ram.tasks().values()) {
            if (task.ppid() != self || (pid != 0 && task.pid() != pid)) {
                continue;
            }
            any = true;
            if (task.zombie()) {
                k.ram = k.ram.tasks(k.ram.tasks().minus(task.pid()));
                int raw = task.ended().get();
                int signal = raw >= 256 ? raw - 256 : 0;
                return Optional.of(new ChildStatus(task.pid(), signal > 0 ? 128 + signal : raw, signal, false));
            }
            if (alsoStopped && task.stopped() && !task.told()) {
                k.ram = k.ram.put(task.halted(true, true));
                return Optional.of(new ChildStatus(task.pid(), 128 + Signal.TSTP.number(), Signal.TSTP.number(), true));
            }
        }
        if (!any) {
            throw new Errno(Errno.Code.ECHILD);
        }
        return Optional.empty();
    }

    @Override
    public void kill(int pid, Optional<Signal> signal) {
        boolean found = false;
        boolean refused = false;
        for (Task task : k.ram.tasks().values()) {
            boolean meant = pid > 0 ? task.pid() == pid : task.group() == (pid == 0 ? me().group() : -pid);
            if (!meant || task.started().compareTo(k.monotonic()) > 0) {
                continue;
            }
            found = true;
            if (!identity().isRoot() && identity().uid() != task.identity().uid()) {
                refused = true;
            } else if (signal.isPresent() && k.ram.tasks().containsKey(task.pid())) {
                k.signal(task.pid(), signal.get());
            }
        }
        if (!found) {
            throw new Errno(Errno.Code.ESRCH);
        }
        if (refused) {
            throw new Errno(Errno.Code.EPERM);
        }
    }

    @Override
    public void catchSignals(Set<Signal> signals) {
        k.ram = k.ram.put(me().signals(copy(signals), me().ignored(), me().pending()));
    }

    @Override
    public void ignoreSignals(Set<Signal> signals) {
        k.ram = k.ram.put(me().signals(me().caught(), copy(signals), me().pending()));
    }

    private static Set<Signal> copy(Set<Signal> signals) {
        return signals.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(signals));
    }

    @Override
    public Set<Signal> ignoredSignals() {
        return me().ignored();
    }

    @Override
    public List<Signal> takeSignals() {
        List<Signal> came = List.copyOf(me().pending());
        if (!came.isEmpty()) {
            k.ram = k.ram.put(me().signals(me().caught(), me().ignored(), TreePVector.empty()));
        }
        return came;
    }

    @Override
    public void setProcessGroup(int pid, int group) {
        Task task = k.task(pid == 0 ? self : pid);
        k.ram = k.ram.put(task.group(group == 0 ? task.pid() : group));
    }

    @Override
    public void setForeground(int group) {
        me().tty().ifPresent(name -> {
            Tty tty = k.ram.ttys().get(name);
            k.ram = k.ram.tty(name, tty.owner(tty.session(), group));
        });
    }

    @Override
    public int foreground() {
        return me().tty().map(name -> k.ram.ttys().get(name).foreground()).orElse(0);
    }

    @Override
    public Optional<String> terminal() {
        return me().tty();
    }

    @Override
    public void controlTerminal(int fd) {
        if (!(k.open(me(), fd).orElse(null) instanceof OpenFile.Terminal terminal)) {
            throw new Errno(Errno.Code.ENOTTY);
        }
        k.ram = k.ram.put(me().tty(Optional.of(terminal.tty())));
        k.ram = k.ram.tty(terminal.tty(), k.ram.ttys().get(terminal.tty()).owner(me().session(), me().group()));
    }

    @Override
    public TerminalSize terminalSize() {
        return new TerminalSize(120, 40);
    }

    @Override
    public void terminalMode(int fd, boolean echo, boolean canonical) {
        if (!(k.open(me(), fd).orElse(null) instanceof OpenFile.Terminal terminal)) {
            throw new Errno(Errno.Code.ENOTTY);
        }
        k.ram = k.ram.tty(terminal.tty(), k.ram.ttys().get(terminal.tty()).mode(echo, canonical));
    }

    @Override
    public List<ProcessInfo> processes() {
        double share = Scheduler.share(k);
        return k.ram.tasks().values().stream()
                .filter(task -> task.started().compareTo(k.monotonic()) <= 0)
                .map(task -> info(task, share))
                .toList();
    }

    private ProcessInfo info(Task task, double share) {
        Optional<Tty> tty = task.tty().map(k.ram.ttys()::get);
        boolean running =
                task.pid() == self || task.waiting().isEmpty() || task.usage().rate() > MOSTLY;
        char state = task.zombie()
                ? 'Z'
                : task.stopped()
                        ? 'T'
                        : task.program() instanceof DiskWait
                                ? 'D'
                                : task.argv().isEmpty() && task.pid() != 2 ? 'I' : running ? 'R' : 'S';
        return new ProcessInfo(
                task.pid(),
                task.ppid(),
                task.group(),
                task.session(),
                task.identity().uid(),
                task.tty().orElse("?"),
                tty.map(terminal -> terminal.foreground() == task.group()).orElse(false),
                state,
                task.argv(),
                task.name(),
                k.ram.wallClock(task.started()),
                task.usage().total(k.monotonic(), share),
                task.usage().rate() * share,
                task.residentKb() * 12 + task.program().residentKb(),
                task.residentKb() + task.program().residentKb(),
                task.env().getOrDefault("INVOCATION_ID", ""));
    }

    @Override
    public Instant now() {
        return k.tx.now();
    }

    @Override
    public Duration monotonic() {
        return k.monotonic();
    }

    @Override
    public double noise(long number) {
        return k.tx.world().seed().stream(k.id + " " + k.ram.bootId() + " " + self, number)
                .nextDouble();
    }
}
