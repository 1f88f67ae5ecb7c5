package skylab.guest.shell;

import java.util.List;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Signal;

/**
 * A pipeline that the shell has started and can speak of.
 *
 * @param number as in {@code %1}
 * @param group its process group
 * @param running those of its processes that have not ended
 * @param last the process whose status is the job's
 * @param text as typed
 * @param status of the last process, valid when none is running
 * @param signal what ended it, or 0
 * @param stopped whether it is halted
 * @param owned whether SIGHUP is passed on to it
 */
record Job(
        int number,
        int group,
        List<Integer> running,
        int last,
        String text,
        int status,
        int signal,
        boolean stopped,
        boolean owned) {
    Job {
        running = List.copyOf(running);
    }

    boolean done() {
        return running.isEmpty();
    }

    Job changed(ChildStatus child) {
        if (child.stopped()) {
            return new Job(number, group, running, last, text, child.status(), child.signal(), true, owned);
        }
        List<Integer> left = running.stream().filter(pid -> pid != child.pid()).toList();
        boolean tells = child.pid() == last;
        return new Job(
                number,
                group,
                left,
                last,
                text,
                tells ? child.status() : status,
                tells ? child.signal() : signal,
                false,
                owned);
    }

    Job continued() {
        return new Job(number, group, running, last, text, status, 0, false, owned);
    }

    Job disowned() {
        return new Job(number, group, running, last, text, status, signal, stopped, false);
    }

    /** The line of {@code jobs} and of the notices; the sign tells the current and the previous job. */
    String line(char sign, boolean withPid) {
        String state = state();
        String pid = withPid ? String.format("%5d ", group) : "";
        String tail = !done() && !stopped ? " &" : "";
        return String.format("[%d]%c %s %-24s%s%s%n", number, sign, pid, state, text, tail)
                .replace("\r", "");
    }

    private String state() {
        if (stopped) {
            return "Stopped";
        }
        if (!done()) {
            return "Running";
        }
        if (signal != 0) {
            for (Signal one : Signal.values()) {
                if (one.number() == signal) {
                    return one.text();
                }
            }
        }
        return status == 0 ? "Done" : "Exit " + status;
    }
}
