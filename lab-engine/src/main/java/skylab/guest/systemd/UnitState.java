package skylab.guest.systemd;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * How a unit stands.
 *
 * @param name of the unit
 * @param active {@code inactive}, {@code activating}, {@code active}, {@code reloading}, {@code deactivating} or {@code failed}
 * @param sub what that means for its kind: {@code dead}, {@code start-pre}, {@code running}, {@code exited}, ...
 * @param since when it became so
 * @param main its main process, 0 if there is none
 * @param control the process of a command before or after the main one, 0 if there is none
 * @param invocation the mark of its processes
 * @param result {@code success}, or why it failed
 * @param next which command of the present list is the next
 * @param deadline when something is to happen: a restart, the end of patience, a timer
 * @param starts when it was started of late, for the limit of starts
 * @param restarts how often it was started again by itself
 * @param ran the commands that have ended since it was started
 * @param job how its last job ended: {@code done}, {@code failed}, {@code dependency}, {@code canceled}
 */
public record UnitState(
        String name,
        String active,
        String sub,
        Instant since,
        int main,
        int control,
        String invocation,
        String result,
        int next,
        Optional<Duration> deadline,
        PVector<Duration> starts,
        int restarts,
        PVector<Ran> ran,
        String job) {

    /**
     * A command that has ended.
     *
     * @param key {@code ExecStart} and the like
     * @param pid its process
     * @param line the command line
     * @param status exit status
     * @param signal the signal that ended it, or 0
     * @param main whether it was the main process
     */
    public record Ran(String key, int pid, String line, int status, int signal, boolean main) {
        /** {@code code=exited, status=1/FAILURE}. */
        public String code() {
            return signal > 0
                    ? "code=killed, signal=" + ExitStatus.signal(signal)
                    : "code=exited, status=" + status + ExitStatus.name(status);
        }
    }

    /** A unit that nothing has happened to. */
    static UnitState idle(String name, Instant booted) {
        return new UnitState(
                name,
                "inactive",
                "dead",
                booted,
                0,
                0,
                "",
                "success",
                0,
                Optional.empty(),
                TreePVector.empty(),
                0,
                TreePVector.empty(),
                "done");
    }

    /** Whether it is up. */
    public boolean up() {
        return active.equals("active") || active.equals("reloading");
    }

    /** Whether it is neither up nor down. */
    boolean changing() {
        return active.endsWith("ing") && !active.equals("reloading");
    }

    UnitState become(String state, String detail, Instant now) {
        return with(draft -> {
            draft.active = state;
            draft.since = state.equals(active) && !state.equals("activating") ? since : now;
            draft.sub = detail;
            draft.next = 0;
            draft.deadline = Optional.empty();
        });
    }

    UnitState main(int pid) {
        return with(draft -> draft.main = pid);
    }

    UnitState control(int pid) {
        return with(draft -> draft.control = pid);
    }

    UnitState next(int index) {
        return with(draft -> draft.next = index);
    }

    UnitState result(String text) {
        return with(draft -> draft.result = text);
    }

    UnitState deadline(Duration at) {
        return with(draft -> draft.deadline = Optional.of(at));
    }

    UnitState job(String outcome) {
        return with(draft -> draft.job = outcome);
    }

    UnitState ran(Ran one) {
        return with(draft -> draft.ran = ran.plus(one));
    }

    UnitState restarts(int count) {
        return with(draft -> draft.restarts = count);
    }

    UnitState starts(PVector<Duration> times) {
        return with(draft -> draft.starts = times);
    }

    /** This at the beginning of a start. */
    UnitState fresh(String mark) {
        return with(draft -> {
            draft.invocation = mark;
            draft.result = "success";
            draft.ran = TreePVector.empty();
            draft.main = 0;
            draft.control = 0;
        });
    }

    private UnitState with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** A state that can be changed. Lives only while one is made of another. */
    private static final class Draft {
        private final UnitState from;
        private String active;
        private String sub;
        private Instant since;
        private int main;
        private int control;
        private String invocation;
        private String result;
        private int next;
        private Optional<Duration> deadline;
        private PVector<Duration> starts;
        private int restarts;
        private PVector<Ran> ran;
        private String job;

        Draft(UnitState from) {
            this.from = from;
            active = from.active;
            sub = from.sub;
            since = from.since;
            main = from.main;
            control = from.control;
            invocation = from.invocation;
            result = from.result;
            next = from.next;
            deadline = from.deadline;
            starts = from.starts;
            restarts = from.restarts;
            ran = from.ran;
            job = from.job;
        }

        UnitState build() {
            return new UnitState(
                    from.name,
                    active,
                    sub,
                    since,
                    main,
                    control,
                    invocation,
                    result,
                    next,
                    deadline,
                    starts,
                    restarts,
                    ran,
                    job);
        }
    }
}
