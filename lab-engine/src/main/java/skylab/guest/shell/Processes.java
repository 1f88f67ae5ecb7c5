package skylab.guest.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.process.Spawn;
import skylab.guest.process.Syscalls;
import skylab.guest.shell.syntax.Command;

/** Starting children. */
final class Processes {
    private Processes() {}

    /**
     * Starts a copy of the shell.
     *
     * @param changed descriptors that are others in the child than here
     * @param group as in {@link Spawn}
     */
    static int fork(Interpreter sh, Shell child, Map<Integer, Integer> changed, int group) {
        Map<Integer, Integer> fds = new TreeMap<>(sh.descriptors());
        fds.putAll(changed);
        Syscalls sys = sh.sys;
        return sys.spawn(new Spawn(
                "", sys.argv(), sh.environment(), sys.cwd(), fds, Optional.of(child), group, Optional.empty(), false));
    }

    /** As {@link #fork}, in its group, without one of the descriptors. */
    static int forkWithout(Interpreter sh, Shell child, Map<Integer, Integer> changed, int without) {
        Map<Integer, Integer> fds = new TreeMap<>(sh.descriptors());
        fds.remove(without);
        fds.putAll(changed);
        Syscalls sys = sh.sys;
        return sys.spawn(new Spawn(
                "", sys.argv(), sh.environment(), sys.cwd(), fds, Optional.of(child), -1, Optional.empty(), false));
    }

    /** Puts a descriptor above those that children inherit. */
    static int aside(Interpreter sh, int fd) {
        if (fd >= Interpreter.HIDDEN) {
            return fd;
        }
        int moved = sh.sys.duplicate(fd, Interpreter.HIDDEN);
        sh.sys.close(fd);
        return moved;
    }

    /** Starts a command in the background and makes it a job. */
    static void background(Interpreter sh, Command command, String text) {
        List<Integer> pids;
        if (command instanceof Command.Pipeline pipeline && pipeline.stages().size() > 1 && !pipeline.negated()) {
            pids = Pipelines.spawn(sh, pipeline, sh.interactive ? 0 : -1);
        } else {
            Map<Integer, Integer> input = Map.of();
            int none = -1;
            if (!sh.interactive && sh.subshell == 0 || !sh.interactive && !sh.option("monitor")) {
                none = sh.sys.open("/dev/null", java.util.Set.of(skylab.guest.process.OpenFlag.READ), 0);
                input = Map.of(0, none);
            }
            pids = List.of(fork(sh, sh.copyFor(command), input, sh.interactive ? 0 : -1));
            if (none >= 0) {
                sh.sys.close(none);
            }
        }
        int last = pids.get(pids.size() - 1);
        Job job = new Job(nextNumber(sh), pids.get(0), pids, last, text, 0, 0, false, true);
        sh.jobs = sh.jobs.plus(job.number(), job);
        sh.lastBackground = last;
        sh.status = 0;
        if (sh.interactive) {
            sh.sys.print(2, "[" + job.number() + "] " + last + "\n");
        }
    }

    static int nextNumber(Interpreter sh) {
        return sh.jobs.isEmpty() ? 1 : sh.jobs.lastKey() + 1;
    }

    /** Gives the terminal to children and waits for them. */
    static void foreground(Interpreter sh, List<Integer> pids, String text) {
        if (sh.interactive) {
            sh.sys.setForeground(pids.get(0));
        }
        sh.push(new Foreground(pids, org.pcollections.TreePMap.empty(), text, 0));
    }
}
