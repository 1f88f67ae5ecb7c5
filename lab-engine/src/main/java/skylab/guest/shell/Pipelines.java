package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.process.Pipe;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Command;

/** Pipelines: every stage a process of its own, all running at once. */
final class Pipelines {
    private Pipelines() {}

    static void start(Interpreter sh, Command.Pipeline pipeline) {
        if (pipeline.timed() != Command.Timed.NO) {
            sh.push(new Lists.Timing(sh.sys.monotonic(), pipeline.timed() == Command.Timed.POSIX));
        }
        if (pipeline.negated()) {
            sh.tolerant++;
            sh.push(new Lists.Negation());
        }
        if (pipeline.stages().size() == 1) {
            sh.push(Execute.of(pipeline.stages().get(0)));
            return;
        }
        if (sh.option("lastpipe") && !sh.interactive) {
            lastHere(sh, pipeline);
            return;
        }
        Processes.foreground(sh, spawn(sh, pipeline, sh.interactive ? 0 : -1), pipeline.text());
    }

    /** {@code lastpipe}: the last stage is executed by this shell itself. */
    private static void lastHere(Interpreter sh, Command.Pipeline pipeline) {
        Command last = pipeline.stages().get(pipeline.stages().size() - 1);
        Started started = spawn(sh, pipeline, -1, pipeline.stages().size() - 1);
        int saved = sh.sys.isOpen(0) ? sh.sys.duplicate(0, Interpreter.HIDDEN) : -1;
        sh.sys.duplicateTo(started.output(), 0);
        sh.sys.close(started.output());
        sh.push(new LastHere(started.pids()));
        sh.push(new Redirections.Restore(
                org.pcollections.TreePMap.<Integer, Integer>empty().plus(0, saved)));
        sh.push(Execute.of(last));
    }

    /** After the last stage: waits for the others; the status stays, unless {@code pipefail} says otherwise. */
    record LastHere(List<Integer> pids) implements Frame {
        LastHere {
            pids = List.copyOf(pids);
        }

        @Override
        public void resume(Interpreter sh) {
            sh.push(new Own(sh.status));
            Processes.foreground(sh, pids, "");
        }
    }

    /** Takes the status of the last stage, if it is what counts. */
    record Own(int status) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            Variable all = sh.variables.getOrDefault("PIPESTATUS", Variable.UNSET);
            sh.variables =
                    sh.variables.plus("PIPESTATUS", all.withElement(all.values().size(), Integer.toString(status)));
            sh.status = status != 0 || !sh.option("pipefail") ? status : sh.status;
        }
    }

    /** Processes, and where the last of them writes; -1 if to where the shell does. */
    private record Started(List<Integer> pids, int output) {}

    /** Starts the stages and returns their pids. */
    static List<Integer> spawn(Interpreter sh, Command.Pipeline pipeline, int group) {
        return spawn(sh, pipeline, group, pipeline.stages().size()).pids();
    }

    private static Started spawn(Interpreter sh, Command.Pipeline pipeline, int group, int stages) {
        List<Integer> pids = new ArrayList<>();
        int input = -1;
        for (int i = 0; i < stages; i++) {
            boolean last = i == pipeline.stages().size() - 1;
            Map<Integer, Integer> fds = new TreeMap<>();
            Pipe pipe = last ? null : sh.sys.pipe();
            int readEnd = last ? -1 : Processes.aside(sh, pipe.readEnd());
            int writeEnd = last ? -1 : Processes.aside(sh, pipe.writeEnd());
            if (input >= 0) {
                fds.put(0, input);
            }
            if (!last) {
                fds.put(1, writeEnd);
                if (pipeline.stderr().get(i)) {
                    fds.put(2, writeEnd);
                }
            }
            int pid = Processes.fork(
                    sh, sh.copyFor(pipeline.stages().get(i)), fds, group < 0 ? -1 : pids.isEmpty() ? 0 : pids.get(0));
            pids.add(pid);
            if (input >= 0) {
                sh.sys.close(input);
            }
            if (!last) {
                sh.sys.close(writeEnd);
            }
            input = readEnd;
        }
        return new Started(pids, input);
    }
}
