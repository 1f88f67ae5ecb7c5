package skylab.guest.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Condition;
import skylab.guest.process.Credentials;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Remote;
import skylab.guest.process.Spawn;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * What a person at a machine can do: log in at a terminal, type, see what appears.
 *
 * @param machines the machines
 */
public record Sessions(Machines machines) {

    /**
     * Logs a user in at a new terminal.
     *
     * @param argv the shell, e.g. {@code /bin/bash}, and its arguments; the first is the path
     * @return the terminal's name
     */
    public String logIn(
            Transaction tx,
            Scope scope,
            String machine,
            Credentials user,
            List<String> argv,
            Map<String, String> env,
            String home) {
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        TaskSyscalls init = new TaskSyscalls(kernel, 1);
        int number = 0;
        while (kernel.ram.ttys().containsKey("pts/" + number)) {
            number++;
        }
        String tty = "pts/" + number;
        kernel.ram = kernel.ram.tty(tty, Tty.NEW);
        int fd = init.open("/dev/" + tty, Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
        init.spawn(Spawn.of(init, argv.get(0), argv)
                .with(Map.of(0, fd, 1, fd, 2, fd))
                .withEnv(env)
                .in(home)
                .as(user)
                .inSession());
        init.close(fd);
        go(tx, scope, kernel);
        return tty;
    }

    private void go(Transaction tx, Scope scope, Kernel kernel) {
        kernel.save();
        RunQueue.wake(tx, scope, kernel.id);
        machines.run(tx, scope);
    }

    /**
     * Starts a program whose standard output and error go to files.
     *
     * @return its pid, which the first process waits for
     */
    public int start(
            Transaction tx,
            Scope scope,
            String machine,
            Credentials user,
            List<String> argv,
            Map<String, String> env,
            String home,
            String output,
            String error) {
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        TaskSyscalls init = new TaskSyscalls(kernel, 1);
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        int in = init.open("/dev/null", Set.of(OpenFlag.READ), 0);
        int out = init.open(output, flags, 0644);
        int err = init.open(error, flags, 0644);
        int pid = init.spawn(Spawn.of(init, argv.get(0), argv)
                .with(Map.of(0, in, 1, out, 2, err))
                .withEnv(env)
                .in(home)
                .as(user)
                .inSession());
        init.close(in);
        init.close(out);
        init.close(err);
        go(tx, scope, kernel);
        return pid;
    }

    /** Whether a process is there and has not ended. */
    public boolean isRunning(Transaction tx, Scope scope, String machine, int pid) {
        return tx.find(scope, Machine.MACHINES, machine)
                .flatMap(Machine::ram)
                .map(ram -> ram.tasks().get(pid))
                .map(task -> !task.zombie())
                .orElse(false);
    }

    /** The whole of a small file as root sees it, brought up to the present. */
    public Bytes file(Transaction tx, Scope scope, String machine, String path) {
        machines.settle(tx, scope);
        return new TaskSyscalls(new Kernel(tx, scope, machines, machine), 1).readFile(path);
    }

    /** Puts a file, as a download or an installation does; the mode is in octal digits. */
    public void put(
            Transaction tx, Scope scope, String machine, String path, Credentials owner, String mode, String text) {
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        TaskSyscalls init = new TaskSyscalls(kernel, 1);
        init.writeFile(path, Bytes.of(text));
        init.changeMode(path, Integer.parseInt(mode, 8));
        init.changeOwner(path, owner.uid(), owner.gid(), true);
        go(tx, scope, kernel);
    }

    /** Ends all processes of a name, as root would. */
    public void kill(Transaction tx, Scope scope, String machine, String name) {
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        for (Task task : kernel.ram.tasks().values()) {
            if (task.name().equals(name)) {
                kernel.signal(task.pid(), skylab.guest.process.Signal.TERM);
            }
        }
        go(tx, scope, kernel);
    }

    /** Whether somebody is logged in at a terminal. */
    public boolean isLoggedIn(Transaction tx, Scope scope, String machine, String tty) {
        return tx.find(scope, Machine.MACHINES, machine).flatMap(Machine::ram).stream()
                .flatMap(ram -> ram.tasks().values().stream())
                .anyMatch(task -> !task.zombie() && task.tty().equals(Optional.of(tty)));
    }

    /** What stands on a terminal. */
    public skylab.guest.disk.Content screen(Transaction tx, Scope scope, String machine, String tty) {
        return tx.find(scope, Machine.MACHINES, machine)
                .flatMap(Machine::ram)
                .map(ram -> ram.ttys().get(tty).screen())
                .orElseThrow();
    }

    /** Types at a terminal. */
    public void type(Transaction tx, Scope scope, String machine, String tty, Bytes bytes) {
        machines.settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        kernel.type(tty, bytes);
        go(tx, scope, kernel);
    }

    /** Hangs a terminal up: whoever works at it is told, and ends. */
    public void hangUp(Transaction tx, Scope scope, String machine, String tty) {
        machines.settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        for (Task task : kernel.ram.tasks().values()) {
            if (task.tty().equals(Optional.of(tty))) {
                kernel.signal(task.pid(), skylab.guest.process.Signal.HUP);
            }
        }
        go(tx, scope, kernel);
    }

    /** Whether more stands on a terminal than somebody has seen, or nobody is logged in at it. */
    public boolean stirs(World world, Scope scope, String machine, String tty, long seen) {
        Optional<Ram> memory = world.table(scope, Machine.MACHINES).get(machine).flatMap(Machine::ram);
        return memory.map(ram -> !ram.ttys().containsKey(tty)
                        || ram.ttys().get(tty).screen().size() > seen
                        || ram.tasks().values().stream()
                                .noneMatch(task -> !task.zombie() && task.tty().equals(Optional.of(tty))))
                .orElse(true);
    }

    /** How the terminal stands. */
    public enum State {
        /** A program waits for what is typed. */
        READY,
        /** A program runs, and will end or ask by itself. */
        BUSY,
        /** A program runs that goes on until it is interrupted. */
        ENDLESS
    }

    /** How a terminal stands; if a remote login has taken it over, how the remote terminal does. */
    public State state(Transaction tx, Scope scope, String machine, String tty) {
        Optional<Ram> memory = tx.find(scope, Machine.MACHINES, machine).flatMap(Machine::ram);
        if (memory.isEmpty() || !memory.get().ttys().containsKey(tty)) {
            return State.READY;
        }
        Ram ram = memory.get();
        int foreground = ram.ttys().get(tty).foreground();
        boolean endless = false;
        boolean repeats = false;
        // Where everybody has logged out nothing is waited for.
        boolean ready = ram.tasks().values().stream()
                .noneMatch(task -> !task.zombie() && task.tty().equals(Optional.of(tty)));
        for (Task task : ram.tasks().values()) {
            if (task.zombie() || task.group() != foreground || !task.tty().equals(Optional.of(tty))) {
                continue;
            }
            repeats |= repeats(ram, task, tty);
            Optional<State> remote = task.program().remote().flatMap(there -> remoteState(tx, scope, ram, task, there));
            if (remote.isPresent()) {
                if (task.program().remote().flatMap(Remote::tty).isPresent()) {
                    return remote.get() == State.BUSY && repeats ? State.ENDLESS : remote.get();
                }
                // Beside a command without a terminal another program may read this one, as sftp does.
                endless |= remote.get() == State.ENDLESS;
                ready |= remote.get() == State.READY;
                continue;
            }
            endless |= task.program().endless();
            ready |= task.waiting()
                    .map(condition -> readsTerminal(ram, task, condition, tty))
                    .orElse(false);
        }
        return endless ? State.ENDLESS : ready ? State.READY : repeats ? State.ENDLESS : State.BUSY;
    }

    // Whether a process, or one that waits for it at the same terminal, begins again and again.
    private static boolean repeats(Ram ram, Task task, String tty) {
        Task one = task;
        while (one != null && one.tty().equals(Optional.of(tty))) {
            if (one.program().repeats()) {
                return true;
            }
            one = ram.tasks().get(one.ppid());
        }
        return false;
    }

    private static boolean readsTerminal(Ram ram, Task task, Condition condition, String tty) {
        if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().anyMatch(one -> readsTerminal(ram, task, one, tty));
        }
        return condition instanceof Condition.Readable readable
                && task.fds().containsKey(readable.fd())
                && new OpenFile.Terminal(tty).equals(ram.files().get(task.fds().get(readable.fd())));
    }

    // How that stands on another machine which a program stands for; empty if it has ended there.
    private Optional<State> remoteState(Transaction tx, Scope scope, Ram here, Task client, Remote there) {
        Optional<Ram> ram = tx.find(scope, Machine.MACHINES, there.machine()).flatMap(Machine::ram);
        if (there.tty().isPresent()) {
            return ram.map(
                    memory -> state(tx, scope, there.machine(), there.tty().get()));
        }
        Task leader = ram.map(memory -> memory.tasks().get(there.pid())).orElse(null);
        if (leader == null || leader.zombie()) {
            return Optional.empty();
        }
        boolean typed = here.files().get(client.fds().getOrDefault(0, -1L)) instanceof OpenFile.Terminal;
        return Optional.of(sessionState(ram.get(), leader, typed));
    }

    /** How a program stands that somebody outside holds the streams of. */
    State state(Transaction tx, Scope scope, String machine, Streams.Held held) {
        Ram ram =
                tx.find(scope, Machine.MACHINES, machine).flatMap(Machine::ram).orElse(null);
        Task leader = ram == null ? null : ram.tasks().get(held.pid());
        if (leader == null || leader.zombie()) {
            return State.READY;
        }
        for (Task task : ram.tasks().values()) {
            Optional<Remote> there = task.session() == held.pid() && !task.zombie()
                    ? task.program().remote()
                    : Optional.empty();
            if (there.isPresent() && there.get().tty().isPresent()) {
                return remoteState(tx, scope, ram, task, there.get()).orElse(State.BUSY);
            }
            Optional<Ram> other = there.flatMap(remote -> tx.find(scope, Machine.MACHINES, remote.machine()))
                    .flatMap(Machine::ram);
            if (other.isPresent()) {
                Task command = other.get().tasks().get(there.get().pid());
                return command == null || command.zombie() ? State.BUSY : sessionState(other.get(), command, true);
            }
        }
        return sessionState(ram, leader, true);
    }

    private static State sessionState(Ram ram, Task leader, boolean typed) {
        Long input = leader.fds().get(0);
        boolean endless = false;
        boolean ready = false;
        for (Task task : ram.tasks().values()) {
            if (task.session() == leader.pid() && !task.zombie()) {
                endless |= task.program().endless();
                ready |= typed
                        && task.waiting()
                                .map(condition -> reads(task, condition, input))
                                .orElse(false);
            }
        }
        return endless ? State.ENDLESS : ready ? State.READY : State.BUSY;
    }

    private static boolean reads(Task task, Condition condition, Long file) {
        if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().anyMatch(one -> reads(task, one, file));
        }
        return condition instanceof Condition.Readable readable
                && file != null
                && file.equals(task.fds().get(readable.fd()));
    }
}
