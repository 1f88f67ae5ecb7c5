package skylab.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import skylab.grader.exercise.Language;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.grade.TestGrade;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.sandbox.Protection;

class ClassReportTest {
    private static final HiddenTest EASY = new HiddenTest("easy", "c", 1, "It is there.", "있습니다.", "", "");
    private static final HiddenTest HARD = new HiddenTest("hard", "c", 1, "It survives.", "살아남습니다.", "", "");

    private static NotebookGrade grade(String student, boolean easy, boolean hard) {
        List<TestGrade> tests = List.of(
                new TestGrade(
                        EASY, easy ? Outcome.PASSED : Outcome.FAILED, easy ? "" : "nothing of i-0123456789abcdef0"),
                new TestGrade(HARD, hard ? Outcome.PASSED : Outcome.FAILED, hard ? "" : "it died <b>" + student));
        BigDecimal score = BigDecimal.valueOf((easy ? 5 : 0) + (hard ? 5 : 0));
        return with(student, Status.GRADED, "", List.of(new CellGrade("c", BigDecimal.TEN, score, tests)));
    }

    private static NotebookGrade with(String student, Status status, String message, List<CellGrade> cells) {
        return new NotebookGrade(
                student,
                "survive",
                "survive.en",
                Language.EN,
                status,
                message,
                cells,
                List.of(),
                List.of(),
                EnumSet.allOf(Protection.class),
                "",
                "");
    }

    private static final List<NotebookGrade> CLASS = List.of(
            grade("ann", true, true),
            grade("<script>bob", true, false),
            grade("cho", false, false),
            with("dae", Status.REFUSED, "this is not a notebook", List.of()),
            with("eve", Status.GRADER_ERROR, "a hidden test is at fault", List.of()));

    private static String report(Language language) {
        Steps same = new Steps(List.of("A", "B", "C", "D"), Set.of("10.9.8.0/24"));
        Map<String, Steps> byStudent =
                Map.of("ann", same, "<script>bob", same, "cho", new Steps(List.of("A"), Set.of()));
        return ClassReport.of(CLASS, Map.of("survive", byStudent), language);
    }

    @Test
    void itSaysWhoFailedWhatAndWhyTheMostFailedFirst() {
        String page = report(Language.EN);
        assertTrue(page.indexOf("It survives.") < page.indexOf("It is there."), page);
        assertTrue(page.contains("2 of 3 failed") && page.contains("1 of 3 failed"), page);
        assertTrue(page.contains("it died &lt;b&gt;cho"), page);
        assertTrue(page.contains("nothing of i-…"), page);
        assertTrue(
                page.contains("dae: this is not a notebook") && page.contains("eve: a hidden test is at fault"), page);
        // Who was refused has 0; who met a grader error has no score at all.
        assertTrue(page.contains("Mean 3.8, median 2.5 of 10 points"), page);
        assertTrue(page.contains("&lt;script&gt;bob · ann") || page.contains("&lt;script&gt;bob"), page);
        assertTrue(page.contains("10.9.8.0/24"), page);
    }

    @Test
    void itIsInBothLanguagesAndActsByNothingThatStudentsWrote() {
        for (Language language : Language.values()) {
            String page = report(language);
            assertFalse(page.contains("<script"), page);
            assertTrue(page.contains("default-src 'none'"), page);
            assertTrue(page.contains("<html lang=\"" + language.code() + "\">"), page);
        }
        String korean = report(Language.KO);
        assertTrue(korean.contains("살아남습니다.") && korean.contains("3명 중 2명 실패"), korean);
        assertFalse(korean.contains("failed"), korean);
    }

    @Test
    void theHistogramIsAPictureOfTheCounts() throws Exception {
        Distribution spread = Distribution.of(
                BigDecimal.TEN,
                Stream.of("0", "0.9", "5", "9.99", "10").map(BigDecimal::new).toList());
        assertEquals(List.of(2, 0, 0, 0, 0, 1, 0, 0, 0, 2), spread.counts());
        assertEquals("5.2 5.0", spread.mean() + " " + spread.median());
        String svg = Histogram.svg(spread, new ReportTexts(Language.KO));
        var picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new java.io.StringReader(svg)));
        assertEquals(10, picture.getElementsByTagName("rect").getLength());
    }
}
