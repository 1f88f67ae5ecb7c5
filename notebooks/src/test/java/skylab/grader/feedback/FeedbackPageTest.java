package skylab.grader.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.grader.exercise.Language;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.GradeFiles;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.grade.TestGrade;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.run.CellRun;
import skylab.grader.sandbox.Protection;
import skylab.grader.submission.Repair;
import skylab.notebook.Cells;
import skylab.notebook.Notebook;

class FeedbackPageTest {
    private static final HiddenTest TEST =
            new HiddenTest("sameSecretName", "cell-1", 1, "It runs.", "실행 중이다.", "Look there.", "저기를 보라.");

    private static NotebookGrade grade(Language language, Outcome outcome) {
        BigDecimal score = outcome == Outcome.ERROR ? null : BigDecimal.valueOf(outcome == Outcome.PASSED ? 3 : 0);
        CellGrade cell = new CellGrade(
                "cell-1",
                BigDecimal.valueOf(3),
                score,
                List.of(new TestGrade(TEST, outcome, "expected: <7> but was: <8>")));
        return new NotebookGrade(
                "<b>Kim</b>",
                "hibernate",
                "hibernate.ko",
                language,
                outcome == Outcome.ERROR ? Status.GRADER_ERROR : Status.GRADED,
                "",
                List.of(cell),
                List.of(new Repair(Repair.Kind.RESTORED, "cell-1")),
                List.of(new CellRun(0, CellRun.Status.TIMEOUT, List.of())),
                EnumSet.of(Protection.NETWORK),
                "reason",
                "");
    }

    private static Notebook showing(String outputs) throws Exception {
        JsonNode json = JsonMapper.builder().build().readTree(outputs);
        return Cells.notebook(
                Cells.code("System.out.println(\"<script>alert(1)</script>\");").withOutputs(List.of(json), 1));
    }

    @Test
    void namesTheObservableAndAHintAndNeverTheAssertion() {
        String page = FeedbackPage.of(grade(Language.EN, Outcome.FAILED), Optional.empty());
        assertTrue(page.contains("It runs.") && page.contains("Look there.") && page.contains("0 of 3 points"));
        assertFalse(page.contains("expected") || page.contains("sameSecretName"), page);
    }

    @Test
    void speaksTheLearnersLanguage() {
        String page = FeedbackPage.of(grade(Language.KO, Outcome.PASSED), Optional.empty());
        assertTrue(page.contains("실행 중이다.") && page.contains("3점 만점에 3점") && page.contains("네트워크 차단"));
        assertFalse(page.contains("저기를 보라.") || page.contains("It runs."));
    }

    @Test
    void anErrorOfTheGraderIsNoZero() {
        String page = FeedbackPage.of(grade(Language.EN, Outcome.ERROR), Optional.empty());
        assertTrue(page.contains("not graded yet") && page.contains("does not count as 0"));
        assertFalse(page.contains("0 of 3"));
    }

    @Test
    void nothingThatASubmissionSaysOrShowsBecomesMarkup() throws Exception {
        for (String output : List.of(
                "{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"</pre><script>alert(2)</script>\"}",
                "{\"output_type\":\"display_data\",\"data\":{\"text/html\":\"<script>alert(3)</script>\",\"text/plain\":\"<i>\"}}",
                "{\"output_type\":\"display_data\",\"data\":{\"image/png\":\"\\\" onload=\\\"alert(4)\",\"text/plain\":\"<i>\"}}",
                "{\"output_type\":\"display_data\",\"data\":{\"image/svg+xml\":\"<svg onload='alert(5)'/>\"}}",
                "{\"output_type\":\"error\",\"ename\":\"<img src=x>\",\"evalue\":\"\",\"traceback\":[]}",
                "{\"output_type\":\"<script>\"}",
                "[]")) {
            String page = FeedbackPage.of(grade(Language.EN, Outcome.FAILED), Optional.of(showing(output)));
            assertFalse(
                    page.contains("<script")
                            || page.contains("<i>")
                            || page.contains("<img src=x")
                            || page.contains("onload="),
                    page);
            assertTrue(page.contains("&lt;b&gt;Kim"));
        }
    }

    @Test
    void aCellThatWasStoppedSaysSo() throws Exception {
        Notebook notebook = showing("{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"x\"}");
        assertTrue(FeedbackPage.of(grade(Language.EN, Outcome.FAILED), Optional.of(notebook))
                .contains("its time was over"));
    }

    @Test
    void gradesAreReadBackAsWrittenAndSpreadsheetsSeeNoFormula(@TempDir Path course) throws Exception {
        NotebookGrade error = grade(Language.EN, Outcome.ERROR);
        NotebookGrade formula = new NotebookGrade(
                "=1+1",
                "e",
                "n, \"x\"",
                Language.KO,
                Status.REFUSED,
                "a\nb",
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                "",
                "");
        GradeFiles.write(course, List.of(error, formula));
        assertEquals(List.of(error, formula), GradeFiles.read(course));
        String csv = Files.readString(course.resolve("grades.csv"));
        assertTrue(csv.contains("<b>Kim</b>,hibernate,hibernate.ko,,3,grader_error,"), csv);
        assertTrue(csv.contains("'=1+1,e,\"n, \"\"x\"\"\",0,0,refused,\"a\nb\""), csv);
    }
}
