package skylab.cli;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import skylab.guest.process.Question;
import skylab.guest.process.Syscalls;

/**
 * One run of a command as far as it has come. It runs from its beginning whenever there is a new answer, which it finds among
 * those that it was given; where there is none yet it ends in {@link Pending}.
 */
public final class Session {
    private static final Duration LATENCY = Duration.ofMillis(300);

    private final Syscalls sys;
    private final Cloud cloud;
    private final Iterator<Object> answers;
    private final StringBuilder out = new StringBuilder();

    Session(Syscalls sys, Cloud cloud, List<Object> answers) {
        this.sys = sys;
        this.cloud = cloud;
        this.answers = answers.iterator();
    }

    /** Something that the run has to wait for. */
    static final class Pending extends RuntimeException {
        final transient Question question;
        final transient String prompt;
        final transient Duration delay;

        private Pending(Question question, String prompt, Duration delay) {
            super(null, null, false, false);
            this.question = question;
            this.prompt = prompt;
            this.delay = delay;
        }
    }

    /** The kernel. */
    public Syscalls sys() {
        return sys;
    }

    /** The lab. */
    public Cloud cloud() {
        return cloud;
    }

    /** Asks the cloud something. */
    public Object ask(Question question) {
        if (answers.hasNext()) {
            return answers.next();
        }
        throw new Pending(question, null, LATENCY);
    }

    /** Lets time pass. */
    public void pause(Duration duration) {
        if (!answers.hasNext()) {
            throw new Pending(null, null, duration);
        }
        answers.next();
    }

    /** Asks who sits at the terminal. */
    public String prompt(String text) {
        if (answers.hasNext()) {
            return (String) answers.next();
        }
        throw new Pending(null, text, Duration.ZERO);
    }

    /** Prints to standard output when the run has ended. */
    public void print(String text) {
        out.append(text);
    }

    String printed() {
        return out.toString();
    }
}
