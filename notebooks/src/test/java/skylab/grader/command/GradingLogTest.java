package skylab.grader.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import skylab.grader.exercise.Language;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.submission.Submission;

class GradingLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long seconds;

    private GradingLog log(boolean terminal, Language language) {
        return new GradingLog(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                terminal,
                language,
                () -> seconds * 1_000_000_000L);
    }

    private static NotebookGrade grade(String student, Status status, String message) {
        return new NotebookGrade(
                student, "e", "n", Language.EN, status, message, List.of(), List.of(), List.of(), Set.of(), "", "");
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void itSaysHowFarItIsAndHowLongTheRestWillTake() {
        GradingLog log = log(false, Language.EN);
        log.found(4);
        log.graded(grade("a", Status.GRADED, ""), true);
        seconds = 30;
        log.graded(grade("b", Status.REFUSED, "no notebook"), false);
        seconds = 60;
        log.graded(grade("c", Status.GRADER_ERROR, "bug"), false);
        log.graded(grade("d\u001b[2J", Status.GRADED, ""), false);
        assertEquals(
                List.of(
                        "[1/4, 25%] a e/n: 0/0, graded before",
                        "[2/4, 50%, 1:00 left] b e/n: 0/0 (no notebook)",
                        "[3/4, 75%, 0:30 left] c e/n: grader error (bug)",
                        "[4/4, 100%] d?[2J e/n: 0/0"),
                lines());
    }

    @Test
    void onATerminalItShowsWhatIsGradedNow() {
        GradingLog log = log(true, Language.KO);
        log.found(2);
        log.begun(new Submission("a", "e", "n", Path.of("x")));
        log.begun(new Submission("b", "e", "n", Path.of("x")));
        seconds = 90;
        log.graded(grade("a", Status.GRADED, ""), false);
        assertEquals(
                "\r\u001b[K… a e/n\r\u001b[K… a e/n, b e/n\r\u001b[K[1/2, 50%, 남은 시간 1:30] a e/n: 0/0\n\r\u001b[K… b e/n",
                bytes.toString(StandardCharsets.UTF_8));
    }
}
