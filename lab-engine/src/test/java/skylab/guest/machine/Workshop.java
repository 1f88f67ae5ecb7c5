package skylab.guest.machine;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Syscalls;
import skylab.world.Timeline;
import skylab.world.World;

/** A machine on which programs of tests are run, as the user of its image. */
public final class Workshop {
    /** Where they run. */
    public static final String HOME = "/home/ec2-user/work";

    private static final World UP = up();
    private static final String MACHINE = "i-10.0.0.5";

    private final Timeline timeline = new Timeline(UP);

    private static World up() {
        Timeline timeline = Bench.timeline();
        timeline.write(tx -> {
            Kernel kernel = new Kernel(tx, Bench.SCOPE, Bench.MACHINES, Bench.machine(tx, "10.0.0.5"));
            TaskSyscalls init = new TaskSyscalls(kernel, 1);
            init.makeDirectory(HOME, 0755);
            init.changeOwner(HOME, Bench.USER.uid(), Bench.USER.gid(), true);
            kernel.save();
            return null;
        });
        return timeline.world();
    }

    /** Does something as the first process, which is root. */
    public <T> T asRoot(Function<Syscalls, T> work) {
        return timeline.write(tx -> {
            Kernel kernel = new Kernel(tx, Bench.SCOPE, Bench.MACHINES, MACHINE);
            T result = work.apply(new TaskSyscalls(kernel, 1));
            kernel.save();
            RunQueue.wake(tx, Bench.SCOPE, MACHINE);
            Bench.MACHINES.run(tx, Bench.SCOPE);
            return result;
        });
    }

    /** Starts a program with an empty input; what it prints goes to {@code out} and {@code err} in {@code /tmp}. */
    public int start(Program program, String name, Map<String, String> env) {
        return asRoot(init -> {
            Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
            int in = init.open("/dev/null", Set.of(OpenFlag.READ), 0);
            int out = init.open("/tmp/out", flags, 0666);
            int err = init.open("/tmp/err", flags, 0666);
            int pid = init.spawn(Spawn.of(init, "/usr/bin/" + name, java.util.List.of(name))
                    .with(program)
                    .with(Map.of(0, in, 1, out, 2, err))
                    .withEnv(env)
                    .in(HOME)
                    .as(Bench.USER)
                    .inSession());
            init.close(in);
            init.close(out);
            init.close(err);
            return pid;
        });
    }

    /** Logs in with a command instead of a shell and gives what stands on the terminal then. */
    public String onTerminal(java.util.List<String> argv, Map<String, String> env) {
        return timeline.write(tx -> {
            String tty = Bench.SESSIONS.logIn(tx, Bench.SCOPE, MACHINE, Bench.USER, argv, env, HOME);
            return Bench.SESSIONS.screen(tx, Bench.SCOPE, MACHINE, tty).text();
        });
    }

    /** Whether a process has not ended. */
    public boolean isRunning(int pid) {
        return timeline.write(tx -> Bench.SESSIONS.isRunning(tx, Bench.SCOPE, MACHINE, pid));
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        timeline.write(tx -> {
            tx.advance(time);
            return null;
        });
    }
}
