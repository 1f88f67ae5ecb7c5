package skylab.grader.grade;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import skylab.grader.exercise.Language;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.run.CellRun;
import skylab.grader.sandbox.Protection;
import skylab.notebook.Cell;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/** A whole class is graded at once: honest students, and students who try everything else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CourseGraderTest {
    private static final String LAUNCH_BOTH =
            """
            String image = ec2.describeImages().images().get(0).imageId();
            ec2.runInstances(r -> r.imageId(image).instanceType("t3.small").minCount(2).maxCount(2));
            """;
    private static final String LAUNCH_ONE =
            """
            String image = ec2.describeImages().images().get(0).imageId();
            ec2.runInstances(r -> r.imageId(image).instanceType("t3.small").minCount(1).maxCount(1));
            """;
    private static final String SIZE = "long addresses(int prefix) { return 1L << (32 - prefix); }";

    private Course course;
    private Map<String, NotebookGrade> grades;

    @BeforeAll
    void gradeTheClass(@TempDir Path directory) throws Exception {
        course = new Course(directory, Course.testExercises());
        Notebook released = course.released("launch", "launch.en");
        submit("correct", course.solved("launch", "launch.ko"), "launch.ko");
        submit("other-way", answers(LAUNCH_BOTH, SIZE));
        submit("partly", answers(LAUNCH_ONE, SIZE));
        submit("empty", released);
        submit("overfitted", answers(LAUNCH_BOTH, "long addresses(int prefix) { return 256; }"));
        submit("exits", answers(LAUNCH_BOTH + "System.exit(0);", SIZE));
        submit("halts", answers(LAUNCH_BOTH + halt(), SIZE));
        submit("loops", answers(LAUNCH_ONE + "while (true) {}", SIZE));
        submit("floods", answers(LAUNCH_BOTH + "while (true) { System.out.println(\"flood\".repeat(1000)); }", SIZE));
        submit(
                "hogs",
                answers(
                        LAUNCH_BOTH
                                + "List<byte[]> hog = new ArrayList<>(); while (true) { hog.add(new byte[1 << 24]); }",
                        SIZE));
        submit("forges-outputs", released.mapCells(cell -> cell.withOutputs(correctOutput(), 1)));
        submit("redefines-tests", redefined(released));
        submit("forges-journal", answers(LAUNCH_ONE + forgedJournal(), SIZE));
        submit("spies", answers(LAUNCH_BOTH + spy(), SIZE));
        course.submit("no-notebook", "launch", "launch.en", "this is not JSON");
        course.submit("empty-file", "launch", "launch.en", "");
        submit("other-name", released, "homework");
        course.submit("other-exercise", "nothing", "launch.en", released);
        grades = course.grade(Duration.ofSeconds(10), Duration.ofSeconds(90));
        GradeFiles.write(directory, List.copyOf(grades.values()));
    }

    private void submit(String student, Notebook notebook) {
        submit(student, notebook, "launch.en");
    }

    private void submit(String student, Notebook notebook, String name) {
        course.submit(student, "launch", name, notebook);
    }

    private Notebook answers(String launch, String size) {
        return Course.with(
                course.released("launch", "launch.en"), Map.of("answer-launch", launch, "answer-size", size));
    }

    // Not by name, which the kernel would turn into an exception, but past it.
    private static String halt() {
        return """
                Class<?> shutdown = Class.forName("java.lang.Runtime");
                shutdown.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 0);
                """;
    }

    private static List<JsonNode> correctOutput() {
        return List.of(JsonNodeFactory.instance
                .objectNode()
                .put("output_type", "stream")
                .put("name", "stdout")
                .put("text", "2\n"));
    }

    private static Notebook redefined(Notebook released) {
        return Course.with(
                released,
                Map.of(
                        "check-launch", "System.out.println(2);",
                        "check-size", "class AssertionError extends RuntimeException {}",
                        "answer-size", "class Assertions { static void assertEquals(Object a, Object b) {} }"));
    }

    private static String forgedJournal() {
        return """
                String record = Files.readString(Path.of("journal.jsonl")).lines().reduce((a, b) -> b).get();
                Files.writeString(Path.of("journal.jsonl"), record.replace("DescribeInstances", "GiveMePoints")
                        .repeat(1) + "\\n{\\"forged\\":true}\\n", java.nio.file.StandardOpenOption.APPEND);
                Files.writeString(Path.of("cells.jsonl"), "{}", java.nio.file.StandardOpenOption.APPEND);
                """;
    }

    private static String spy() {
        return """
                try (var files = Files.walk(Path.of("/"))) {
                    files.filter(file -> file.toString().matches(".*(LaunchTest|submitted|/grades[.]|id_rsa).*"))
                            .forEach(file -> System.out.println("FOUND " + file));
                } catch (java.io.UncheckedIOException denied) {
                    System.out.println("denied");
                }
                System.out.println("CLASS " + Thread.currentThread().getContextClassLoader().getResource("LaunchTest.class"));
                try {
                    new java.net.Socket("1.1.1.1", 53);
                    System.out.println("FOUND the Internet");
                } catch (java.io.IOException noNetwork) {
                    System.out.println("no network");
                }
                """;
    }

    private void score(String student, String score) {
        NotebookGrade grade = grades.get(student);
        assertEquals(Status.GRADED, grade.status(), student + ": " + grade.message());
        assertEquals(
                score,
                grade.score().toPlainString(),
                () -> student + ": " + grade.cells() + " " + grade.journalDamage());
        assertEquals("5", grade.points().toPlainString());
    }

    @Test
    void honestWorkGetsWhatItDeserves() {
        assertAll(
                () -> score("correct", "5"),
                () -> score("other-way", "5"),
                () -> score("partly", "3"),
                () -> score("empty", "0"),
                () -> score("overfitted", "3"));
    }

    @Test
    void whoeverEndsTheProgramKeepsWhatWasDoneBeforeAndElsewhere() {
        assertAll(
                () -> score("exits", "5"),
                () -> score("halts", "5"),
                () -> score("loops", "3"),
                () -> score("floods", "5"),
                () -> score("hogs", "5"));
    }

    @Test
    void forgingGivesNothing() {
        assertAll(
                () -> score("forges-outputs", "0"),
                () -> score("redefines-tests", "0"),
                () -> score("forges-journal", "3"));
        assertFalse(grades.get("forges-journal").journalDamage().isEmpty());
    }

    @Test
    void aSubmissionSeesNeitherTestsNorOthersNorTheInternet() {
        NotebookGrade grade = grades.get("spies");
        assumeTrue(grade.protections().contains(Protection.FILES), grade::shortcoming);
        score("spies", "5");
        Notebook run = NotebookFile.read(course.directory().resolve("autograded/spies/launch/launch.en.ipynb"));
        String shown = run.cell("answer-launch").orElseThrow().outputs().toString();
        assertFalse(shown.contains("FOUND"), shown);
        assertTrue(shown.contains("CLASS null") && shown.contains("no network"), shown);
    }

    @Test
    void whatIsNoSubmissionIsRefusedWithAReasonAndTheOthersAreGraded() {
        for (String student : List.of("no-notebook", "empty-file", "other-name", "other-exercise")) {
            NotebookGrade grade = grades.get(student);
            assertEquals(Status.REFUSED, grade.status(), student);
            assertEquals("0", grade.score().toPlainString());
            assertFalse(grade.message().isEmpty());
        }
        assertEquals("5", grades.get("no-notebook").points().toPlainString());
        assertEquals(18, grades.size());
    }

    @Test
    void theGradeIsOfTheRightLanguageAndSaysHowEachCellEnded() {
        assertEquals(Language.KO, grades.get("correct").language());
        assertEquals(Language.EN, grades.get("partly").language());
        assertTrue(grades.get("loops").runs().stream().anyMatch(run -> run.status() == CellRun.Status.TIMEOUT));
        assertTrue(grades.get("halts").runs().stream().anyMatch(run -> run.status() == CellRun.Status.KILLED));
    }

    @Test
    void theRestoredCheckIsRunAndNotTheRedefinedOne() {
        Notebook run =
                NotebookFile.read(course.directory().resolve("autograded/redefines-tests/launch/launch.en.ipynb"));
        Cell check = run.cell("check-size").orElseThrow();
        assertTrue(check.source().contains("addresses(24)"));
        assertEquals("error", check.outputs().get(0).path("output_type").asText());
    }

    @Test
    void aTestThatIsAtFaultGivesNoGradeAtAll() {
        var test = new HiddenTest("t", "c", 1, "", "", "", "");
        CellGrade cell = CellGrade.byTests(
                "c",
                BigDecimal.TEN,
                List.of(new TestGrade(test, Outcome.PASSED, ""), new TestGrade(test, Outcome.ERROR, "bug")));
        assertNull(cell.score());
    }

    @Test
    void pointsAreSharedByWeight() {
        var light = new HiddenTest("l", "c", 1, "", "", "", "");
        var heavy = new HiddenTest("h", "c", 2, "", "", "", "");
        CellGrade cell = CellGrade.byTests(
                "c",
                BigDecimal.TEN,
                List.of(new TestGrade(light, Outcome.FAILED, ""), new TestGrade(heavy, Outcome.PASSED, "")));
        assertEquals("6.6667", cell.score().toPlainString());
    }
}
