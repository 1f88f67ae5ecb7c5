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
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.judge.Verdict.Outcome;
import skylab.notebook.Notebook;

/**
 * The proof of the exercise's hidden tests: each right way passes all of them, each wrong way fails just its own, and a
 * cheat gets what was done honestly.
 */
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
        solved = course.solved(EXERCISE, "hibernate.en");
        released = course.released(EXERCISE, "hibernate.en");
        submit("right", solved);
        course.submit("right-korean", EXERCISE, "hibernate.ko", course.solved(EXERCISE, "hibernate.ko"));
        submit("right-by-terminal", byTerminal());
        submit("stops", changed(SLEEP, ".hibernate(true)", ""));
        submit("stops-and-restarts", restarting());
        submit("not-enabled", changed(LAUNCH, ".hibernationOptions(h -> h.configured(true))", ""));
        submit("not-encrypted", changed(LAUNCH, ".encrypted(true)", ""));
        submit("never-resumes", changed(SLEEP, "ec2.startInstances", "if (false) ec2.startInstances"));
        submit("lies", changed(SLEEP, "// END SOLUTION", "pidBefore = 4711; pidAfter = 4711;"));
        submit("no-log", changed(RUN, "> ping.log", "> /dev/null"));
        submit("rounds-down", changed(SIZE, "(ramMiB + 1023)", "ramMiB"));
        submit("wrong-limit", changed(SIZE, ">= 150", "> 150"));
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

    /** Another type and size, an interactive login, another way to find the process, another formula. */
    private Notebook byTerminal() {
        String launch = solved.cell(LAUNCH).orElseThrow().source();
        String sleep = solved.cell(SLEEP).orElseThrow().source();
        return Course.with(
                solved,
                Map.of(
                        LAUNCH,
                        launch.replace("t3.micro", "t3.small").replace("volumeSize(8)", "volumeSize(20)"),
                        RUN,
                        """
                                String host = ec2.describeInstances(r -> r.instanceIds(instanceId))
                                        .reservations().get(0).instances().get(0).publicIpAddress();
                                lab.terminal().type("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@" + host + "\\n"
                                        + "ping www.google.com > ping.log &\\n"
                                        + "exit\\n");
                                lab.advance("10m");
                                """,
                        SLEEP,
                        sleep.replace("pgrep -x ping", "ps -C ping -o pid="),
                        SIZE,
                        """
                                int smallestRootGiB(int ramMiB, int systemGiB) {
                                    return ramMiB / 1024.0 < 150 ? (int) Math.ceil(ramMiB / 1024.0) + systemGiB : -1;
                                }
                                """));
    }

    private Notebook restarting() {
        String sleep = solved.cell(SLEEP).orElseThrow().source();
        return Course.with(
                solved,
                Map.of(
                        SLEEP,
                        sleep.replace(".hibernate(true)", "")
                                .replace("pidAfter =", "ssh(\"ping www.google.com > ping.log 2>&1 &\");\npidAfter =")));
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
                "right-korean | 20 | ",
                "right-by-terminal | 20 | ",
                "stops | 10 | itSurvivesOnceMore pingIsRunning theProcessHasSurvived theProofIsRight",
                "stops-and-restarts | 14 | theProcessHasSurvived theProofIsRight",
                "not-enabled | 9 | after61DaysItIsNotResumed hibernationIsEnabled itSurvivesOnceMore"
                        + " theProcessHasSurvived theProofIsRight",
                "not-encrypted | 4 | after61DaysItIsNotResumed hibernationIsEnabled itSurvivesOnceMore pingIsRunning"
                        + " theLogHasAnswers theProcessHasSurvived theProofIsRight theRootVolumeIsEncryptedAndLargeEnough",
                "never-resumes | 12 | itSurvivesOnceMore theProcessHasSurvived theProofIsRight",
                "lies | 18 | theProofIsRight",
                "no-log | 18 | theLogHasAnswers",
                "rounds-down | 18 | itRoundsUp",
                "wrong-limit | 18 | theLimitIsRespected",
                "empty | 0 | after61DaysItIsNotResumed hibernationIsEnabled itRoundsUp itSurvivesOnceMore pingIsRunning"
                        + " theLimitIsRespected theLogHasAnswers theProcessHasSurvived theProofIsRight"
                        + " theRootVolumeIsEncryptedAndLargeEnough",
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
