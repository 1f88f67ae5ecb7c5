package skylab.grader.command;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import skylab.grader.exercise.Language;
import skylab.grader.grade.GradingProgress;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.submission.Submission;

/** Says how grading goes: a line for each grade, and on a terminal below it a line that changes: what is graded now. */
final class GradingLog implements GradingProgress {
    private static final long NANOS_A_SECOND = 1_000_000_000L;
    private static final int SECONDS_A_MINUTE = 60;
    private static final int PERCENT = 100;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Language language;
    private final LongSupplier nanos;
    private final Set<String> current = new LinkedHashSet<>();
    private int total;
    private int done;
    private int known;
    private long begin;

    /**
     * A log.
     *
     * @param terminal whether lines can be overwritten
     * @param nanos a clock, in nanoseconds
     */
    GradingLog(PrintStream out, boolean terminal, Language language, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.language = language;
        this.nanos = nanos;
    }

    @Override
    public void found(int submissions) {
        total = submissions;
        begin = nanos.getAsLong();
    }

    @Override
    public void begun(Submission submission) {
        current.add(name(submission.student(), submission.exercise(), submission.notebook()));
        status();
    }

    @Override
    public void graded(NotebookGrade grade, boolean wasKnown) {
        String name = name(grade.student(), grade.exercise(), grade.notebook());
        current.remove(name);
        done++;
        known += wasKnown ? 1 : 0;
        BigDecimal score = grade.score();
        String points = score == null
                ? language.choose("grader error", "채점기 오류")
                : score.toPlainString() + "/" + grade.points().toPlainString();
        String before = wasKnown ? language.choose(", graded before", ", 이미 채점됨") : "";
        out.println((terminal ? CLEAR : "") + "[" + place() + "] " + name + ": " + points + before
                + (grade.message().isEmpty() ? "" : " (" + grade.message() + ")"));
        status();
    }

    private String place() {
        String percent = done + "/" + total + ", " + (total == 0 ? PERCENT : done * PERCENT / total) + "%";
        int fresh = done - known;
        if (fresh == 0 || done == total) {
            return percent;
        }
        long seconds = (nanos.getAsLong() - begin) / fresh * (total - done) / NANOS_A_SECOND;
        return percent + ", " + language.choose(time(seconds) + " left", "남은 시간 " + time(seconds));
    }

    private static String time(long seconds) {
        return "%d:%02d".formatted(seconds / SECONDS_A_MINUTE, seconds % SECONDS_A_MINUTE);
    }

    private void status() {
        if (terminal && !current.isEmpty()) {
            out.print(CLEAR + current.stream().collect(Collectors.joining(", ", "… ", "")));
            out.flush();
        } else if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }

    // What names a directory may hold everything, even what a terminal would obey.
    private static String name(String student, String exercise, String notebook) {
        return (student + " " + exercise + "/" + notebook).replaceAll("\\p{Cntrl}", "?");
    }
}
