package skylab.grader.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import skylab.grader.exercise.Release;
import skylab.grader.handout.DrawsFile;
import skylab.grader.handout.Handout;
import skylab.grader.submission.Repair;
import skylab.notebook.Cell;
import skylab.notebook.Checksum;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;

/** A class in which each student has values of their own, graded as submissions are. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnDrawTest {
    private static final String EXERCISE = "launch";
    private static final String NOTEBOOK = "launch.en";
    private static final String BROKEN = "site-down";
    private static final String BROKEN_NOTEBOOK = "site-down.en";

    private Course course;
    private Map<String, NotebookGrade> grades;

    @BeforeAll
    void gradeTheClass(@TempDir Path directory) throws Exception {
        course = new Course(directory, Path.of("exercises"));
        DrawsFile.write(directory, DrawsFile.begin(directory).with(EXERCISE, List.of("ann", "bob", "cho")));
        submit("ann", solved("ann"));
        submit("bob", literally(solved("ann")));
        submit(
                "cho",
                solved("cho")
                        .withCells(solved("cho").cells().stream()
                                .filter(cell -> !isParameters(cell))
                                .toList()));
        submit("guest", solved("guest"));
        DrawsFile.write(directory, DrawsFile.read(directory).with(BROKEN, List.of("dan", "eve", "fay")));
        Notebook repaired = broken("dan");
        course.submit("dan", BROKEN, BROKEN_NOTEBOOK, repaired);
        course.submit("eve", BROKEN, BROKEN_NOTEBOOK, repaired);
        course.submit("fay", BROKEN, BROKEN_NOTEBOOK, whole(broken("fay")));
        grades = course.grade(Duration.ofSeconds(20), Duration.ofSeconds(120));
    }

    private void submit(String student, Notebook notebook) {
        course.submit(student, EXERCISE, NOTEBOOK, notebook);
    }

    private Handout handout(String student) throws Exception {
        return course.handout(EXERCISE, student);
    }

    private Notebook solved(String student) throws Exception {
        return handout(student).exercise().sources().get(NOTEBOOK);
    }

    private Notebook broken(String student) throws Exception {
        return course.handout(BROKEN, student).exercise().sources().get(BROKEN_NOTEBOOK);
    }

    /** The work of somebody who brings a lab along in which nothing is broken. */
    private static Notebook whole(Notebook notebook) {
        return Course.with(notebook, Map.of("site-down-repair", "lab.begin(Lab.open(LabOptions.seed(1)).scenario());"));
    }

    private static boolean isParameters(Cell cell) {
        return cell.id().filter(Handout.PARAMETERS::equals).isPresent();
    }

    /** The same work with the values of its draw written out. */
    private Notebook literally(Notebook notebook) throws Exception {
        Map<String, String> drawn = handout("ann").given().parameters();
        return notebook.mapCells(cell -> {
            String text = cell.source();
            if (cell.nbgrader().filter(Nbgrader::solution).isPresent()) {
                for (Map.Entry<String, String> each : drawn.entrySet()) {
                    text = text.replaceAll(
                            "(?<![\\w.\"])" + each.getKey() + "(?![\\w(])",
                            each.getKey().equals("rootGiB") ? each.getValue() : "\"" + each.getValue() + "\"");
                }
            }
            return cell.withSource(text);
        });
    }

    private String score(String student) {
        return grades.get(student).score().toPlainString();
    }

    @Test
    void ownWorkGetsFullPointsWithOrWithoutARoster() {
        assertEquals("20", score("ann"), () -> grades.get("ann").toString());
        assertEquals("20", score("guest"), () -> grades.get("guest").toString());
    }

    @Test
    void aNeighboursAnswersFailWhereValuesDiffer() {
        List<String> failed = grades.get("bob").cells().stream()
                .flatMap(cell -> cell.tests().stream())
                .filter(test -> test.outcome() != skylab.grader.judge.Verdict.Outcome.PASSED)
                .map(test -> test.test().name())
                .toList();
        assertTrue(failed.contains("theOfficeGetsIn") && failed.contains("theRootVolumeIsRight"), failed::toString);
        assertNotEquals("20", score("bob"));
    }

    @Test
    void aMissingOrForeignCellOfParametersIsPutRight() {
        assertEquals("20", score("cho"), () -> grades.get("cho").toString());
        assertEquals(
                List.of(new Repair(Repair.Kind.MISSING, Handout.PARAMETERS)),
                grades.get("cho").repairs());
        assertEquals(
                List.of(new Repair(Repair.Kind.RESTORED, Handout.PARAMETERS)),
                grades.get("bob").repairs());
    }

    @Test
    void eachRepairsTheLabThatTheyWereGiven() {
        assertEquals("18", score("dan"), () -> grades.get("dan").toString());
        List<Repair> repairs = grades.get("eve").repairs();
        assertTrue(repairs.contains(new Repair(Repair.Kind.RESTORED, Handout.SCENARIO)), repairs::toString);
        assertEquals("0", score("fay"), () -> grades.get("fay").toString());
        assertFalse(grades.get("fay").journalDamage().isEmpty());
    }

    @Test
    void whatNbgraderKnowsIsTheSameForAllAndTheSecretIsNowhere() throws Exception {
        Notebook ann = Release.of(handout("ann").exercise()).get(NOTEBOOK);
        Notebook bob = Release.of(handout("bob").exercise()).get(NOTEBOOK);
        for (int i = 0; i < ann.cells().size(); i++) {
            Cell cell = ann.cells().get(i);
            if (isParameters(cell)) {
                assertNotEquals(cell.source(), bob.cells().get(i).source());
                assertTrue(cell.nbgrader().isEmpty());
            } else {
                assertEquals(cell, bob.cells().get(i));
                assertEquals(Checksum.stamp(cell), cell);
            }
        }
        assertFalse(ann.toString().contains(DrawsFile.read(course.directory()).secret()));
    }
}
