package skylab.grader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;

/** Each form against what its reader documents. */
class ExportTest {
    private static final Lateness NO_MATTER = new Lateness(Optional.empty(), false);
    private static final List<NotebookGrade> CLASS = List.of(
            Grades.graded("ann", "launch", "2"),
            Grades.graded("bob", "storage", "1.6667"),
            Grades.without("=cmd|' calc'!A0", "launch", Status.REFUSED, "this is not a notebook"),
            Grades.without("홍길동", "launch", Status.GRADER_ERROR, "a hidden test is at fault"));

    @TempDir
    Path course;

    private void handedIn(String student, String exercise, String time) throws Exception {
        Path home = Files.createDirectories(
                course.resolve("submitted").resolve(student).resolve(exercise));
        Files.writeString(home.resolve("timestamp.txt"), time);
    }

    @Test
    void nbgradersTableHasItsColumnsAndALineForEachStudentAndAssignment() throws Exception {
        handedIn("ann", "launch", "2026-11-21 18:30:00.123456 Asia/Seoul");
        List<String> lines = NbgraderCsv.of(course, CLASS, NO_MATTER).lines().toList();
        assertEquals(
                "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,"
                        + "score,max_score",
                lines.get(0));
        assertEquals(
                List.of(
                        "launch,,,'=cmd|' calc'!A0,,,,0.0,0.0,0.0,5.0",
                        "launch,,2026-11-21 09:30:00.123456,ann,,,,2.0,0.0,2.0,5.0",
                        "launch,,,bob,,,,0.0,0.0,0.0,5.0",
                        "launch,,,홍길동,,,,,,,5.0"),
                lines.subList(1, 5));
        assertEquals("storage,,,bob,,,,1.6667,0.0,1.6667,5.0", lines.get(7));
    }

    @Test
    void lateIsShownAndGetsNothingWhereThatIsTheRule() throws Exception {
        handedIn("ann", "launch", "2026-12-01 00:00:01 UTC\n");
        Optional<Instant> due = Optional.of(Instant.parse("2026-12-01T00:00:00Z"));
        List<NotebookGrade> ann = List.of(CLASS.get(0));
        assertTrue(NbgraderCsv.of(course, ann, new Lateness(due, true))
                .contains("launch,2026-12-01 00:00:00,2026-12-01 00:00:01,ann,,,,2.0,2.0,0.0,5.0"));
        assertTrue(NbgraderCsv.of(course, ann, new Lateness(due, false)).contains(",2.0,0.0,2.0,5.0"));
        handedIn("ann", "launch", "2026-12-01 00:00:00 UTC");
        assertTrue(NbgraderCsv.of(course, ann, new Lateness(due, true)).contains(",2.0,0.0,2.0,5.0"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2015-02-02 15:58:23.948203 UTC, 2015-02-02T15:58:23.948203Z",
                "2015-02-02 15:58:23.948203 America/Los_Angeles, 2015-02-02T23:58:23.948203Z",
                "2026-11-21 09:30:00, 2026-11-21T09:30:00Z",
                "2026-11-21T09:30:00+0900, 2026-11-21T00:30:00Z",
                "2026-11-21 09:30:00 +09:00, 2026-11-21T00:30:00Z",
                "yesterday, -",
                "2026-13-41 09:30:00 UTC, -",
                "2026-11-21 09:30:00 Mars/Olympus, -"
            })
    void timesAreReadAsNbgraderWritesThem(String text, String time) {
        assertEquals(Optional.ofNullable(time).map(Instant::parse), Lateness.parse(text));
    }

    @Test
    void gradescopesResultsHaveItsFieldsAndSumUp() throws Exception {
        JsonNode results =
                new ObjectMapper().readTree(Gradescope.of(CLASS.get(0)).orElseThrow());
        assertEquals(
                Set.of("score", "output", "output_format", "visibility", "stdout_visibility", "tests"),
                new TreeSet<>(names(results)));
        assertEquals("hidden", results.path("stdout_visibility").asText());
        JsonNode one = results.path("tests").path(0);
        JsonNode two = results.path("tests").path(1);
        assertEquals(
                Set.of("name", "number", "score", "max_score", "status", "output", "output_format", "visibility"),
                new TreeSet<>(names(one)));
        assertEquals(
                "It is one.|1.1|passed", text(one, "name") + "|" + text(one, "number") + "|" + text(one, "status"));
        assertEquals("failed|0|1", text(two, "status") + "|" + text(two, "score") + "|" + text(two, "max_score"));
        assertEquals("missing. Hint: Look at two.", text(two, "output"));
        assertEquals(
                results.path("score")
                        .decimalValue()
                        .compareTo(BigDecimal.valueOf(one.path("score").asDouble())),
                0);
        assertFalse(results.toString().contains("expected:"), "the test's own words are not for students");
    }

    @Test
    void aGraderErrorIsNeverAZero() throws Exception {
        assertEquals(Optional.empty(), Gradescope.of(CLASS.get(3)));
        assertEquals("", Vocareum.grades(CLASS.get(3)));
        Element suite = junit(List.of(CLASS.get(3)));
        assertEquals("1", suite.getAttribute("errors"));
        assertEquals("0", suite.getAttribute("failures"));
    }

    @Test
    void vocareumsFilesAreCriteriaWithScoresAndAReportWithoutOutput() {
        assertEquals("check,2\n", Vocareum.grades(CLASS.get(0)));
        List<String> report = Vocareum.report(CLASS.get(0)).lines().toList();
        assertEquals("VOC_NO_REPORT_OUTPUT", report.get(0));
        assertEquals(
                List.of(
                        "check: 2/3",
                        "  ✓ It is one. — found",
                        "  ✗ It is two. — missing. Hint: Look at two.",
                        "essay: -/2"),
                report.subList(1, report.size()));
    }

    @Test
    void junitsReportIsWellFormedWhateverTheTestsSay() throws Exception {
        Element suite = junit(CLASS);
        assertEquals("ann launch/launch.en", suite.getAttribute("name"));
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("0", suite.getAttribute("errors"));
        assertEquals("1", suite.getAttribute("skipped"));
        assertEquals(3, suite.getElementsByTagName("testcase").getLength());
        Element two = (Element) suite.getElementsByTagName("testcase").item(1);
        assertEquals("check.two|launch.ann", two.getAttribute("name") + "|" + two.getAttribute("classname"));
        Element failure = (Element) two.getElementsByTagName("failure").item(0);
        assertTrue(failure.getAttribute("message").startsWith("expected: <2> but was: <1>"));
    }

    @Test
    void everyFormIsWrittenWholeAndBelowItsDirectory() throws Exception {
        for (Format format : Format.values()) {
            Path to = course.resolve("exports").resolve(format.name());
            List<Path> written = format.write(course, CLASS, NO_MATTER, to);
            assertFalse(written.isEmpty());
            for (Path file : written) {
                assertTrue(file.startsWith(to) && Files.isRegularFile(file), file.toString());
            }
        }
    }

    private static Element junit(List<NotebookGrade> grades) throws Exception {
        Element all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXml.of(grades))))
                .getDocumentElement();
        assertEquals("testsuites", all.getTagName());
        return (Element) all.getElementsByTagName("testsuite").item(0);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asText();
    }
}
