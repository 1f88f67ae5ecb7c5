package skylab.grader.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.Release;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.judge.Verdict.Outcome;
import skylab.notebook.Notebook;

/** A whole exercise as it is graded, every submission in its sandbox; a cheat gets what was done honestly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HibernateExerciseTest {
    private static final String EXERCISE = "hibernate";
    private static final String LAUNCH = "hibernate-launch";
    private static final String RUN = "hibernate-run";
    private static final String SLEEP = "hibernate-sleep";
    private static final String SIZE = "hibernate-size";

    private Course course;
    private Notebook solved;
    private Notebook released;
    private Map<String, NotebookGrade> grades;

    @BeforeAll
    void gradeAll(@TempDir Path directory) throws Exception {
        course = new Course(directory, Path.of("exercises"));
        Exercise exercise = course.handout(EXERCISE, "right").exercise();
        solved = exercise.sources().get("hibernate.en");
        released = Release.of(exercise).get("hibernate.en");
        course.submit("right", EXERCISE, "hibernate.ko", exercise.sources().get("hibernate.ko"));
        submit("stops", changed(SLEEP, ".hibernate(true)", ""));
        submit("empty", released);
        submit("cheats", cheating());
        grades = course.grade(Duration.ofSeconds(10), Duration.ofSeconds(90));
    }

    private void submit(String student, Notebook notebook) {
        course.submit(student, EXERCISE, "hibernate.en", notebook);
    }

    private Notebook changed(String cell, String from, String to) {
        String source = solved.cell(cell).orElseThrow().source();
        assertFalse(source.equals(source.replace(from, to)), from);
        return Course.with(solved, Map.of(cell, source.replace(from, to)));
    }

    /** An honest launch; everything else is forged, and the notebook tries to end the grader. */
    private Notebook cheating() {
        String launch = solved.cell(LAUNCH).orElseThrow().source();
        Notebook forged = Course.with(
                released,
                Map.of(
                        LAUNCH,
                        launch,
                        RUN,
                        "while (true) {}",
                        SLEEP,
                        """
                                int pidBefore = 4711;
                                int pidAfter = 4711;
                                Files.writeString(Path.of("journal.jsonl"), "{\\"eventSource\\":\\"ec2.amazonaws.com\\","
                                        + "\\"eventName\\":\\"HibernateAndResume\\",\\"requestParameters\\":{}}\\n",
                                        java.nio.file.StandardOpenOption.APPEND);
                                class Assertions { static void assertTrue(boolean b) {} }
                                """,
                        "hibernate-same-process",
                        "System.out.println(\"4711 -> 4711\");",
                        SIZE,
                        "System.exit(0);",
                        "hibernate-sizes",
                        ""));
        return forged.mapCells(cell -> cell.withOutputs(
                List.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("output_type", "stream")
                        .put("name", "stdout")
                        .put("text", "4711 -> 4711\n")),
                1));
    }

    private String details(String student) {
        return grades.get(student).cells().stream()
                .flatMap(cell -> cell.tests().stream())
                .filter(test -> test.outcome() != Outcome.PASSED)
                .map(test -> "\n" + test.test().name() + ": " + test.detail())
                .collect(Collectors.joining("", student, "\n"));
    }

    private Set<String> failed(String student) {
        return grades.get(student).cells().stream()
                .flatMap(cell -> cell.tests().stream())
                .filter(test -> test.outcome() != Outcome.PASSED)
                .map(test -> test.test().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "right | 20 | ",
                "stops | 10 | itSurvivesOnceMore pingIsRunning theProcessHasSurvived theProofIsRight",
                "empty | 0 | after61DaysItIsNotResumed hibernationIsEnabled itRoundsUp itSurvivesOnceMore pingIsRunning"
                        + " theLimitIsRespected theLogHasAnswers theProcessHasSurvived theProofIsRight"
                        + " theRootVolumeIsEncryptedAndLargeEnough theTypeIsRight",
                "cheats | 4 | itRoundsUp itSurvivesOnceMore pingIsRunning theLimitIsRespected theLogHasAnswers"
                        + " theProcessHasSurvived theProofIsRight",
            })
    void eachGetsWhatItDeserves(String student, String points, String failed) {
        NotebookGrade grade = grades.get(student);
        assertEquals(Status.GRADED, grade.status(), grade.message());
        Set<String> expected = failed == null ? Set.of() : new TreeSet<>(List.of(failed.split(" ")));
        assertEquals(expected, failed(student), () -> details(student));
        assertEquals(points, grade.score().toPlainString());
        assertEquals("20", grade.points().toPlainString());
    }
}
