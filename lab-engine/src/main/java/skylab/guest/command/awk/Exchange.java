package skylab.guest.command.awk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.UsageError;

/**
 * What a program says to the outside while a record is processed, and what it is answered. A program that needs an answer
 * is left by {@link Needed} and begins the record again when the answer is there: what it has said before is not said
 * twice, and what it was answered before is answered again.
 */
final class Exchange {
    private static final long MOST = 64L << 20;

    private final List<Said> said = new ArrayList<>();
    private final Instant now;
    private final String zone;
    private List<Answer> answers = List.of();
    private int used;
    private int silent;
    private int prints;
    private long size;

    Exchange(Instant now, String zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Where something is written. */
    enum Kind {
        OUTPUT,
        ERROR,
        FILE,
        APPEND,
        COMMAND
    }

    /** Texts for one target. */
    record Said(Kind kind, String name, StringBuilder text) {}

    /** What came of a request: a number, and for a line its text. */
    record Answer(double status, String text) {}

    /** What a program needs from outside. */
    sealed interface Request {
        /** The next record of the main input. */
        record Main() implements Request {}

        /** The next record of a file. */
        record File(String name) implements Request {}

        /** The next record of a command's output. */
        record Command(String line) implements Request {}

        /** A command's exit status. */
        record System(String line) implements Request {}

        /** That a file or command is closed. */
        record Close(String name) implements Request {}

        /** That what was said is written. */
        record Flush() implements Request {}
    }

    /** Leaves a program that has to wait for an answer. */
    static final class Needed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Request request;

        Needed(Request request) {
            super("needed", null, false, false);
            this.request = request;
        }

        Request request() {
            return request;
        }
    }

    /** Begins a record, perhaps again. */
    void begin(List<Answer> given, int saidBefore) {
        answers = given;
        used = 0;
        silent = saidBefore;
        prints = 0;
    }

    int prints() {
        return prints;
    }

    Instant now() {
        return now;
    }

    String zone() {
        return zone;
    }

    void write(Kind kind, String name, String text) {
        if (prints++ < silent) {
            return;
        }
        int last = said.size() - 1;
        if (last < 0 || said.get(last).kind() != kind || !said.get(last).name().equals(name)) {
            said.add(new Said(kind, name, new StringBuilder()));
            last++;
        }
        said.get(last).text().append(text);
        size += text.length();
        if (size > MOST) {
            throw new UsageError("output of more than 64 Mi characters for one record is not emulated", 2);
        }
    }

    /** The answer to a request; leaves the program if there is none yet. */
    Answer ask(Request request) {
        if (used < answers.size()) {
            return answers.get(used++);
        }
        throw new Needed(request);
    }

    /** What was said since the last time. */
    List<Said> take() {
        List<Said> all = List.copyOf(said);
        said.clear();
        size = 0;
        return all;
    }
}
