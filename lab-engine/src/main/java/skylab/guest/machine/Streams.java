package skylab.guest.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Credentials;
import skylab.guest.process.Errno;
import skylab.guest.process.Pipe;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * Programs without a terminal whose standard input, output and error somebody outside the machine holds.
 *
 * @param machines the machines
 */
public record Streams(Machines machines) {
    private static final int PART = 1 << 16;

    /**
     * A program and the other ends of its streams, which are the first process's.
     *
     * @param pid its pid
     * @param in descriptor that its standard input comes from
     * @param out descriptor that its standard output goes to
     * @param err descriptor that its standard error goes to
     */
    public record Held(int pid, int in, int out, int err) {}

    /**
     * Starts a program.
     *
     * @param argv the program and its arguments; the first is the path
     */
    public Held start(
            Transaction tx,
            Scope scope,
            String machine,
            Credentials user,
            List<String> argv,
            Map<String, String> env,
            String home) {
        machines.settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        TaskSyscalls init = new TaskSyscalls(kernel, 1);
        Pipe in = init.pipe();
        Pipe out = init.pipe();
        Pipe err = init.pipe();
        int pid = init.spawn(Spawn.of(init, argv.get(0), argv)
                .with(Map.of(0, in.readEnd(), 1, out.writeEnd(), 2, err.writeEnd()))
                .withEnv(env)
                .in(home)
                .as(user)
                .inSession());
        init.close(in.readEnd());
        init.close(out.writeEnd());
        init.close(err.writeEnd());
        go(tx, scope, kernel);
        return new Held(pid, in.writeEnd(), out.readEnd(), err.readEnd());
    }

    /**
     * Writes to a program's standard input.
     *
     * @return how many bytes it had room for; all when nobody will ever read them
     */
    public int write(Transaction tx, Scope scope, String machine, Held held, Bytes bytes) {
        machines.settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        int taken;
        try {
            taken = new TaskSyscalls(kernel, 1).write(held.in(), bytes);
        } catch (Errno nobodyReads) {
            taken = bytes.size();
        }
        go(tx, scope, kernel);
        return taken;
    }

    /** Takes what a program has written since the last time. */
    public Bytes read(Transaction tx, Scope scope, String machine, int fd) {
        machines.settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        TaskSyscalls init = new TaskSyscalls(kernel, 1);
        Bytes all = Bytes.EMPTY;
        if (init.isOpen(fd)) {
            for (Chunk chunk = init.read(fd, PART); !chunk.bytes().isEmpty(); chunk = init.read(fd, PART)) {
                all = all.plus(chunk.bytes());
            }
        }
        go(tx, scope, kernel);
        return all;
    }

    /** Lets go of one of a program's streams. */
    public void close(Transaction tx, Scope scope, String machine, int fd) {
        machines.settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        new TaskSyscalls(kernel, 1).close(fd);
        go(tx, scope, kernel);
    }

    /** Ends a program and those that it has started in its session, and lets go of its streams. */
    public void end(Transaction tx, Scope scope, String machine, Held held) {
        machines.settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, machines, machine);
        for (Task task : kernel.ram.tasks().values()) {
            if (task.session() == held.pid()) {
                kernel.signal(task.pid(), Signal.TERM);
            }
        }
        TaskSyscalls init = new TaskSyscalls(kernel, 1);
        List.of(held.in(), held.out(), held.err()).forEach(init::close);
        go(tx, scope, kernel);
    }

    /** Whether a program has ended, or has written something that was not read. */
    public boolean stirs(World world, Scope scope, String machine, Held held) {
        Optional<Ram> memory = world.table(scope, Machine.MACHINES).get(machine).flatMap(Machine::ram);
        if (memory.isEmpty()) {
            return true;
        }
        Ram ram = memory.get();
        Task task = ram.tasks().get(held.pid());
        return task == null || task.zombie() || unread(ram, held.out()) || unread(ram, held.err());
    }

    private static boolean unread(Ram ram, int fd) {
        Long file = ram.tasks().get(1).fds().get(fd);
        return file != null
                && ram.files().get(file) instanceof OpenFile.PipeEnd end
                && !ram.pipes().get(end.pipe()).buffer().isEmpty();
    }

    /** How a program stands; where it is a login on another machine, how what runs there does. */
    public Sessions.State state(Transaction tx, Scope scope, String machine, Held held) {
        return new Sessions(machines).state(tx, scope, machine, held);
    }

    private void go(Transaction tx, Scope scope, Kernel kernel) {
        kernel.save();
        RunQueue.wake(tx, scope, kernel.id);
        machines.run(tx, scope);
    }
}
