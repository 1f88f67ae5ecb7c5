package skylab.guest.cloudinit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * A stage of cloud-init: one task after the other.
 *
 * @param name {@code init-local}, {@code init}, {@code config} or {@code final}
 * @param planned whether it is known what is to be done
 * @param tasks what is left to do
 * @param child the program that runs, or 0
 * @param until when the present pause is over, since boot
 * @param shown how much of the output log the console has
 * @param failed whether something has failed
 */
record Stage(
        String name,
        boolean planned,
        List<Task> tasks,
        int child,
        Optional<java.time.Duration> until,
        long shown,
        boolean failed)
        implements Program {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    Stage {
        tasks = List.copyOf(tasks);
    }

    static Stage named(String name) {
        return new Stage(name, false, List.of(), 0, Optional.empty(), 0, false);
    }

    @Override
    public Step step(Syscalls sys) {
        if (!planned) {
            return new Step.Continue(with(true, Stages.plan(sys, name), failed));
        }
        if (child > 0) {
            Optional<ChildStatus> ended = sys.wait(child, false);
            if (ended.isEmpty()) {
                return new Step.Await(this, new Condition.ChildChanged(child));
            }
            show(sys);
            return new Step.Continue(ended.get().status() == 0 ? rest(false) : report(sys));
        }
        if (tasks.isEmpty()) {
            return new Step.Exit(failed ? 1 : 0);
        }
        Task task = tasks.get(0);
        if (task instanceof Task.Pause pause) {
            java.time.Duration end = until.orElseGet(() -> sys.monotonic().plus(pause.time()));
            return sys.monotonic().compareTo(end) >= 0
                    ? new Step.Continue(rest(false))
                    : new Step.Await(
                            new Stage(name, true, tasks, 0, Optional.of(end), shown, failed),
                            new Condition.Elapsed(end));
        } else if (task instanceof Task.Execute execute) {
            return execute(sys, execute);
        }
        ((Task.Act) task).act(sys);
        return new Step.Continue(rest(false));
    }

    private Stage with(boolean isPlanned, List<Task> left, boolean hasFailed) {
        return new Stage(name, isPlanned, left, 0, Optional.empty(), shown, hasFailed);
    }

    private Stage rest(boolean bad) {
        return with(true, tasks.subList(1, tasks.size()), failed || bad);
    }

    private Step execute(Syscalls sys, Task.Execute execute) {
        long size = sys.exists(Paths.OUTPUT) ? sys.stat(Paths.OUTPUT).size() : 0;
        int in = sys.open("/dev/null", Set.of(OpenFlag.READ), 0);
        int out = sys.open(Paths.OUTPUT, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), 0640);
        try {
            int pid = sys.spawn(Spawn.of(sys, execute.argv().get(0), execute.argv())
                    .with(Map.of(0, in, 1, out, 2, out))
                    .withEnv(Map.of(
                            "PATH",
                            PATH,
                            "LANG",
                            "C.UTF-8",
                            "INVOCATION_ID",
                            sys.env().getOrDefault("INVOCATION_ID", "")))
                    .in("/"));
            return new Step.Await(
                    new Stage(name, true, tasks, pid, Optional.empty(), size, failed), new Condition.ChildChanged(pid));
        } catch (Errno e) {
            String why = e.code() == Errno.Code.ENOEXEC
                    ? "Exec format error. Missing #! in script?"
                    : "[Errno " + (e.code() == Errno.Code.ENOENT ? 2 : 13) + "] " + e.text() + ": b'"
                            + execute.argv().get(0) + "'";
            Paths.log(
                    sys,
                    "subp.py",
                    "WARNING",
                    "Unexpected error while running command.\nCommand: " + execute.argv() + "\nExit code: -\nReason: "
                            + why + "\nStdout: -\nStderr: -");
            return new Step.Continue(report(sys));
        } finally {
            sys.close(in);
            sys.close(out);
        }
    }

    // What a program has printed appears on the console, too.
    private void show(Syscalls sys) {
        String text = Paths.read(sys, Paths.OUTPUT);
        byte[] all = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int from = (int) Math.min(shown, all.length);
        Paths.console(sys, new String(all, from, all.length - from, java.nio.charset.StandardCharsets.UTF_8));
    }

    private Stage report(Syscalls sys) {
        Task.Execute execute = (Task.Execute) tasks.get(0);
        Paths.log(sys, "cc_" + execute.module() + ".py", "WARNING", execute.failure());
        Paths.log(
                sys,
                "util.py",
                "WARNING",
                "Running module " + execute.module().replace('_', '-') + " (<module 'cloudinit.config.cc_"
                        + execute.module()
                        + "' from '/usr/lib/python3.9/site-packages/cloudinit/config/cc_" + execute.module()
                        + ".py'>) failed");
        return rest(true);
    }
}
