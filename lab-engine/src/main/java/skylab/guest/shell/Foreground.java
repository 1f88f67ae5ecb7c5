package skylab.guest.shell;

import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Signal;
import skylab.guest.shell.expand.Variable;

/**
 * Waits for the processes of a pipeline.
 *
 * @param statuses of those that have ended
 * @param job the number of the job it was, or 0
 */
record Foreground(List<Integer> pids, TreePMap<Integer, Integer> statuses, String text, int job) implements Frame {
    Foreground {
        pids = List.copyOf(pids);
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public void resume(Interpreter sh) {
        TreePMap<Integer, Integer> known = statuses;
        int signal = 0;
        for (int pid : pids) {
            if (known.containsKey(pid)) {
                continue;
            }
            Optional<ChildStatus> changed = sh.sys.wait(pid, sh.interactive);
            if (changed.isEmpty()) {
                sh.await(new Foreground(pids, known, text, job), new Condition.ChildChanged(pid));
                return;
            }
            if (changed.get().stopped()) {
                stopped(sh, known, changed.get());
                return;
            }
            known = known.plus(pid, changed.get().status());
            signal = changed.get().signal();
        }
        done(sh, known, signal);
    }

    private void stopped(Interpreter sh, TreePMap<Integer, Integer> known, ChildStatus child) {
        List<Integer> running =
                pids.stream().filter(pid -> !known.containsKey(pid)).toList();
        int number = job > 0 ? job : Processes.nextNumber(sh);
        Job halted = new Job(
                number,
                pids.get(0),
                running,
                pids.get(pids.size() - 1),
                text,
                child.status(),
                child.signal(),
                true,
                true);
        sh.jobs = sh.jobs.plus(number, halted);
        sh.sys.setForeground(sh.sys.processGroup());
        sh.sys.print(2, "\n" + halted.line('+', false));
        sh.status = child.status();
        sh.unwind(frame -> frame instanceof Prompt);
    }

    private void done(Interpreter sh, TreePMap<Integer, Integer> known, int signal) {
        List<String> each =
                pids.stream().map(pid -> Integer.toString(known.get(pid))).toList();
        sh.status = known.get(pids.get(pids.size() - 1));
        if (sh.option("pipefail")) {
            for (int i = pids.size() - 1; i >= 0 && sh.status == 0; i--) {
                sh.status = known.get(pids.get(i));
            }
        }
        sh.variables = sh.variables.plus("PIPESTATUS", Variable.of(each));
        if (job > 0) {
            sh.jobs = sh.jobs.minus(job);
        }
        if (sh.interactive) {
            sh.sys.setForeground(sh.sys.processGroup());
            if (signal == Signal.INT.number()) {
                sh.sys.print(2, "\n");
                sh.unwind(frame -> frame instanceof Prompt);
            } else {
                for (Signal one : Signal.values()) {
                    if (one.number() == signal && one != Signal.PIPE) {
                        sh.sys.print(2, one.text() + "\n");
                    }
                }
            }
        } else if (signal == Signal.INT.number() && sh.traps.get("INT") == null) {
            sh.unwind(frame -> false);
            sh.status = 130;
        }
        sh.finished();
    }
}
