package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.process.Pipe;
import skylab.guest.shell.syntax.Command;

/** Pipelines: every stage a process of its own, all running at once. */
final class Pipelines {
    private Pipelines() {}

    static void start(Interpreter sh, Command.Pipeline pipeline) {
        if (pipeline.timed()) {
            sh.push(new Lists.Timing(sh.sys.monotonic()));
        }
        if (pipeline.negated()) {
            sh.tolerant++;
            sh.push(new Lists.Negation());
        }
        if (pipeline.stages().size() == 1) {
            sh.push(Execute.of(pipeline.stages().get(0)));
            return;
        }
        Processes.foreground(sh, spawn(sh, pipeline, sh.interactive ? 0 : -1), pipeline.text());
    }

    /** Starts the stages and returns their pids. */
    static List<Integer> spawn(Interpreter sh, Command.Pipeline pipeline, int group) {
        List<Integer> pids = new ArrayList<>();
        int input = -1;
        int stages = pipeline.stages().size();
        for (int i = 0; i < stages; i++) {
            boolean last = i == stages - 1;
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
        return pids;
    }
}
