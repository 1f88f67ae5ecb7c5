package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Disk;
import skylab.guest.disk.DiskFailure;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.Errno;
import skylab.guest.process.Signal;
import skylab.network.packet.Net;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * The kernel of one machine at work: reads the machine's row of the world when it begins and puts it back when it is
 * done. What it changes of disks and connections it changes in the world at once.
 */
final class Kernel {
    private static final byte ERASE = 0x7f;
    private static final byte BACKSPACE = 8;

    final Transaction tx;
    final Scope scope;
    final Machines machines;
    final Net net;
    final Metadata metadata;
    final MachineRequests requests;
    final String id;
    Machine machine;
    Ram ram;
    Optional<skylab.guest.process.DeviceCalls.PowerRequest> power = Optional.empty();
    /** Until when the process that is running has to wait for disks when its step is over. */
    Instant blocked = Instant.MIN;
    /** Bytes that were written to terminals. */
    long shown;

    Kernel(Transaction tx, Scope scope, Machines machines, String id) {
        this.tx = tx;
        this.scope = scope;
        this.machines = machines;
        this.net = machines.net();
        this.metadata = machines.metadata();
        this.requests = machines.requests();
        this.id = id;
        this.machine = tx.find(scope, Machine.MACHINES, id).orElseThrow();
        this.ram = machine.ram().orElseThrow();
    }

    /** Says something, as the kernel does. */
    void message(String text) {
        ram = ram.message(new skylab.guest.process.KernelMessage(monotonic(), text));
        Logging.kernel(this, text);
    }

    /** Writes to the serial console. */
    void console(String text) {
        machine = machine.withConsole(machine.console() + text);
    }

    /** Puts the machine's state back into the world. */
    void save() {
        machine = machine.with(ram);
        tx.put(scope, Machine.MACHINES, id, machine);
    }

    Duration monotonic() {
        return ram.monotonic(tx.now());
    }

    /** Has the process that is running wait when its step is over. */
    void blockUntil(Instant time) {
        blocked = time.isAfter(blocked) ? time : blocked;
    }

    Task task(int pid) {
        Task task = ram.tasks().get(pid);
        if (task == null) {
            throw new Errno(Errno.Code.ESRCH);
        }
        return task;
    }

    // Processors

    /** From now on a process keeps so much of a processor busy; what others get of theirs may change by that. */
    void rate(int pid, double rate) {
        Task task = task(pid);
        if (task.usage().rate() == rate) {
            return;
        }
        double share = Scheduler.share(this);
        Duration now = monotonic();
        ram = ram.put(task.using(task.usage().going(now, rate, share)));
        if (Scheduler.share(this) != share) {
            for (Task other : ram.tasks().values()) {
                if (other.pid() != pid && other.usage().rate() > 0) {
                    ram = ram.put(
                            other.using(other.usage().going(now, other.usage().rate(), share)));
                }
            }
        }
    }

    // File systems

    FileSystem fileSystem(FsRef ref) {
        if (ref instanceof FsRef.InMemory memory) {
            return ram.memory().get(memory.number());
        } else if (ref instanceof FsRef.Synthetic synthetic) {
            return SyntheticFiles.of(this, synthetic.type());
        }
        FsRef.OnVolume place = (FsRef.OnVolume) ref;
        if (!attached(place)) {
            throw new Errno(Errno.Code.EIO);
        }
        Layout layout = tx.find(scope, Disk.DISKS, place.volume())
                .map(disk -> Devices.part(disk.layout(), place.partition()))
                .orElseThrow(() -> new Errno(Errno.Code.EIO));
        if (layout instanceof Layout.Formatted formatted) {
            return formatted.fileSystem();
        }
        throw new Errno(Errno.Code.EIO);
    }

    /** Whether the disk of a file system is still there: it may fail, or be detached by force, while it is mounted. */
    boolean attached(FsRef ref) {
        if (!(ref instanceof FsRef.OnVolume place)) {
            return true;
        }
        for (Attachment disk : machine.disks()) {
            if (disk.volume().equals(place.volume())) {
                return tx.find(scope, DiskFailure.FAILURES, place.volume()).isEmpty();
            }
        }
        return false;
    }

    void fileSystem(FsRef ref, FileSystem changed) {
        if (ref instanceof FsRef.InMemory memory) {
            ram = ram.memory(ram.memory().plus(memory.number(), changed));
        } else if (ref instanceof FsRef.OnVolume place) {
            tx.update(
                    scope,
                    Disk.DISKS,
                    place.volume(),
                    disk -> disk.with(
                            Devices.withPart(disk.layout(), place.partition(), new Layout.Formatted(changed))));
        } else {
            throw new Errno(Errno.Code.EROFS);
        }
    }

    // Open files

    long newNumber() {
        long number = ram.nextNumber();
        ram = ram.nextNumber(number + 1);
        return number;
    }

    long add(OpenFile file) {
        long number = newNumber();
        ram = ram.files(ram.files().plus(number, file));
        return number;
    }

    /** What is open at a descriptor of a process; empty if nothing is. */
    Optional<OpenFile> open(Task task, int fd) {
        return Optional.ofNullable(task.fds().get(fd)).map(ram.files()::get);
    }

    /** Forgets an open file if no process has a descriptor for it any more. */
    void release(long number) {
        for (Task task : ram.tasks().values()) {
            if (task.fds().containsValue(number)) {
                return;
            }
        }
        OpenFile file = ram.files().get(number);
        ram = ram.files(ram.files().minus(number));
        if (file instanceof OpenFile.PipeEnd end) {
            PipeState left = ram.pipes().get(end.pipe()).without(end.write());
            ram = ram.pipes(
                    left.read() || left.written()
                            ? ram.pipes().plus(end.pipe(), left)
                            : ram.pipes().minus(end.pipe()));
        } else if (file instanceof OpenFile.Socket socket) {
            Connections.close(this, socket.connection(), socket.server());
        } else if (file instanceof OpenFile.Listener listener) {
            Connections.refuse(this, listener);
        } else if (file instanceof OpenFile.PtyMaster master) {
            hangUp(master.tty());
        } else if (file instanceof OpenFile.Opened opened) {
            forget(opened.fs(), opened.inode());
        }
    }

    /** Frees the space of a file that has no name and is not open. */
    void forget(FsRef fs, long inode) {
        boolean open = ram.files().values().stream()
                .anyMatch(other -> other instanceof OpenFile.Opened same
                        && same.inode() == inode
                        && same.fs().equals(fs));
        if (!open && !(fs instanceof FsRef.Synthetic) && attached(fs)) {
            FileSystem before = fileSystem(fs);
            FileSystem after = before.forget(inode);
            if (after != before) {
                fileSystem(fs, after);
            }
        }
    }

    // Terminals

    /** The other end of a terminal is gone: its session's leader and foreground are told. */
    void hangUp(String name) {
        Tty tty = ram.ttys().get(name);
        if (tty == null) {
            return;
        }
        ram = ram.tty(name, tty.hangUp());
        for (Task task : ram.tasks().values()) {
            if (!task.zombie()
                    && task.tty().equals(Optional.of(name))
                    && (task.pid() == tty.session() || task.group() == tty.foreground())) {
                signal(task.pid(), Signal.HUP);
                signal(task.pid(), Signal.CONT);
            }
        }
    }

    /** Takes what is typed at a terminal. */
    void type(String name, Bytes bytes) {
        Tty tty = ram.ttys().get(name);
        if (!tty.canonical()) {
            ram = ram.tty(name, tty.input(tty.input().plus(bytes)));
            return;
        }
        for (int i = 0; i < bytes.size(); i++) {
            type(name, bytes.at(i));
        }
    }

    private void type(String name, byte key) {
        Tty tty = ram.ttys().get(name);
        Bytes one = Bytes.of(new byte[] {key});
        if (key == 3 || key == 26 || key == 28) {
            Signal signal = key == 3 ? Signal.INT : key == 26 ? Signal.TSTP : Signal.QUIT;
            Tty cleared = tty.line(Bytes.EMPTY).input(Bytes.EMPTY);
            String shown = key == 3 ? "^C" : key == 26 ? "^Z" : "^\\";
            ram = ram.tty(name, tty.echo() ? cleared.screen(tty.screen().append(Bytes.of(shown))) : cleared);
            for (Task task : ram.tasks().values()) {
                if (!task.zombie() && task.tty().equals(Optional.of(name)) && task.group() == tty.foreground()) {
                    signal(task.pid(), signal);
                }
            }
        } else if (key == 4) {
            ram = ram.tty(
                    name,
                    tty.line().isEmpty()
                            ? tty.endOfFile(true)
                            : tty.line(Bytes.EMPTY).input(tty.input().plus(tty.line())));
        } else if (key == ERASE || key == BACKSPACE) {
            int end = tty.line().size();
            while (end > 0 && (tty.line().at(end - 1) & 0xC0) == 0x80) {
                end--;
            }
            if (!tty.line().isEmpty()) {
                Tty erased = tty.line(tty.line().slice(0, Math.max(0, end - 1)));
                ram = ram.tty(name, tty.echo() ? erased.screen(tty.screen().append(Bytes.of("\b \b"))) : erased);
            }
        } else {
            Tty echoed = tty.echo() ? tty.screen(tty.screen().append(one)) : tty;
            ram = ram.tty(
                    name,
                    key == '\n'
                            ? echoed.line(Bytes.EMPTY)
                                    .input(tty.input().plus(tty.line()).plus(one))
                            : echoed.line(tty.line().plus(one)));
        }
    }

    // Signals and ends

    /** Delivers a signal to a process. */
    void signal(int pid, Signal signal) {
        Task task = task(pid);
        if (task.zombie()
                || task.argv().isEmpty()
                || (pid == 1 && !task.caught().contains(signal))) {
            return;
        }
        if (signal == Signal.CONT && task.stopped()) {
            ram = ram.put(task.halted(false, false));
            rate(pid, task.waiting().isPresent() ? task.program().cpu() : 0);
            task = task(pid);
        }
        if (signal != Signal.KILL && signal != Signal.STOP) {
            if (task.ignored().contains(signal)) {
                return;
            }
            if (task.caught().contains(signal)) {
                ram = ram.put(task.signals(
                        task.caught(), task.ignored(), task.pending().plus(signal)));
                return;
            }
        }
        if (signal.stopsProcess()) {
            rate(pid, 0);
            ram = ram.put(task(pid).halted(true, false));
            tell(task.ppid());
        } else if (signal.endsProcess()) {
            end(pid, 256 + signal.number());
        }
    }

    // A parent that catches SIGCHLD is told of it.
    private void tell(int parent) {
        if (ram.tasks().containsKey(parent) && task(parent).caught().contains(Signal.CHLD)) {
            signal(parent, Signal.CHLD);
        }
    }

    /** Ends a process: its descriptors are closed, its children go to process 1. */
    void end(int pid, int status) {
        rate(pid, 0);
        Task task = task(pid);
        ram = ram.put(task.end(status).fds(org.pcollections.TreePMap.<Integer, Long>empty()));
        task.fds().values().stream().distinct().forEach(this::release);
        for (Task child : ram.tasks().values()) {
            if (child.ppid() == pid) {
                ram = ram.put(child.ppid(1));
                if (child.zombie()) {
                    ram = ram.tasks(ram.tasks().minus(child.pid()));
                }
            }
        }
        Optional<Tty> tty = task.tty().map(ram.ttys()::get);
        if (tty.isPresent() && tty.get().session() == pid) {
            leaveTerminal(task.tty().get(), tty.get());
        }
        Task parent = ram.tasks().get(task.ppid());
        boolean waits = parent != null
                && parent.pid() != 2
                && !parent.ignored().contains(Signal.CHLD)
                && (parent.pid() > 1 || parent.program() instanceof skylab.guest.systemd.Manager);
        if (!waits) {
            ram = ram.tasks(ram.tasks().minus(pid));
        } else {
            tell(parent.pid());
        }
    }

    // The end of a session's leader takes the terminal away from the rest of the session.
    private void leaveTerminal(String name, Tty tty) {
        ram = ram.tty(name, tty.owner(0, 0));
        for (Task other : ram.tasks().values()) {
            if (other.tty().equals(Optional.of(name))) {
                if (other.group() == tty.foreground() && !other.zombie()) {
                    signal(other.pid(), Signal.HUP);
                }
                if (ram.tasks().containsKey(other.pid())) {
                    ram = ram.put(task(other.pid()).tty(Optional.empty()));
                }
            }
        }
    }
}
