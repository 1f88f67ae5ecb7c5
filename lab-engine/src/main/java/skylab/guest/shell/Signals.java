package skylab.guest.shell;

import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Signal;

/** What a shell does with signals that came. */
final class Signals {
    private Signals() {}

    /** Starts what the pending signals ask for, unless something is under way that has to end first. */
    static void deliver(Interpreter sh) {
        if (sh.pending.isEmpty() || !sh.frames.isEmpty() && sh.frames.get(0).waits()) {
            return;
        }
        Signal signal = sh.pending.remove(0);
        String action = sh.traps.get(signal.name());
        if (action != null) {
            sh.push(new Trap(sh.status, false));
            sh.push(Script.eval(action, sh.line));
        } else if (sh.interactive && signal == Signal.INT) {
            boolean prompting = !sh.frames.isEmpty() && sh.frames.get(0) instanceof Prompt;
            sh.unwind(frame -> frame instanceof Prompt);
            sh.status = 130;
            sh.sys.print(2, "\n");
            if (prompting && sh.frames.get(0) instanceof Prompt prompt) {
                sh.frames = sh.frames.minus(0).plus(prompt.interrupted());
            }
        } else if (sh.interactive && signal == Signal.HUP) {
            HistoryBuiltin.save(sh);
            hangUp(sh);
            sh.unwind(frame -> false);
            sh.status = 129;
        }
    }

    /** Passes SIGHUP to every job that was not disowned. */
    static void hangUp(Interpreter sh) {
        for (Job job : sh.jobs.values()) {
            if (job.owned() && !job.done()) {
                send(sh, -job.group(), Signal.HUP);
                if (job.stopped()) {
                    send(sh, -job.group(), Signal.CONT);
                }
            }
        }
    }

    static void send(Interpreter sh, int pid, Signal signal) {
        try {
            sh.sys.kill(pid, Optional.of(signal));
        } catch (Errno e) {
            // It ended in the meantime.
            return;
        }
    }
}
