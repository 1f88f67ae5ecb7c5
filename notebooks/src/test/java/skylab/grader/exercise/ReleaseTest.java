package skylab.grader.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Cells;
import skylab.notebook.Checksum;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;
import skylab.notebook.NotebookFormatException;

class ReleaseTest {
    private static final String STUB =
            "// YOUR CODE HERE\nthrow new UnsupportedOperationException(\"YOUR CODE HERE\");";

    private static Cell released(Cell cell) {
        return Release.of(Cells.notebook(cell)).cells().get(0);
    }

    @Test
    void aMarkedSolutionBecomesAStubThatThrows() {
        Cell cell = released(Cells.solution("a", "int x;\n// BEGIN SOLUTION\nx = 1;\n// END SOLUTION\nx"));
        assertEquals("int x;\n" + STUB + "\nx", cell.source());
    }

    @Test
    void aSolutionCellWithoutMarksBecomesTheStubWhole() {
        assertEquals(STUB, released(Cells.solution("a", "secret();")).source());
    }

    @Test
    void hiddenTestsAndOutputsAreGoneAndTheCellIsLockedWithTheChecksumOfWhatIsLeft() {
        Cell cell = released(Cells.tests("t", 2, "check();\n// BEGIN HIDDEN TESTS\nhidden();\n// END HIDDEN TESTS")
                .withOutputs(List.of(JsonNodeFactory.instance.objectNode().put("output_type", "stream")), 3));
        assertEquals("check();", cell.source());
        assertEquals(List.of(), cell.outputs());
        assertFalse(cell.metadata("deletable").asBoolean(true));
        assertFalse(cell.metadata("editable").asBoolean(true));
        assertEquals(Checksum.of(cell), cell.nbgrader().orElseThrow().checksum().orElseThrow());
        assertEquals(CellType.CODE, cell.nbgrader().orElseThrow().cellType().orElseThrow());
    }

    @Test
    void anAnswerCannotBeDeletedButCanBeEdited() {
        Cell cell = released(Cells.solution("a", "x"));
        assertFalse(cell.metadata("deletable").asBoolean(true));
        assertTrue(cell.metadata("editable").isMissingNode());
    }

    @Test
    void releasingTwiceChangesNothingMore() {
        Notebook once =
                Release.of(Cells.notebook(Cells.locked("l", "text"), Cells.tests("t", 1, "x"), Cells.code("y")));
        assertEquals(NotebookFile.text(once), NotebookFile.text(Release.of(once)));
    }

    @Test
    void whatContradictsItselfIsRefusedWithThePlace() {
        refused(
                "cell 2 (a): line 1: the \"BEGIN SOLUTION\" has no",
                Cells.code("x"),
                Cells.solution("a", "// BEGIN SOLUTION"));
        refused(
                "cell 1: a region \"SOLUTION\" must stand in a solution cell",
                Cells.code("// BEGIN SOLUTION\n// END SOLUTION"));
        refused(
                "a region \"HIDDEN TESTS\" must stand in a cell with points",
                Cells.solution("a", "// BEGIN HIDDEN TESTS"));
        refused("two cells have the nbgrader id \"a\"", Cells.solution("a", "x"), Cells.solution("a", "y"));
        refused("is not made of", Cells.solution("a b", "x"));
        refused("does not say how many", Cells.role(Cells.code("x"), "a", true, false, true));
        refused("does not say how many", Cells.tests("a", -1, "x"));
        refused("text can only be graded as an answer", Cells.role(Cells.locked("l", "x"), "l", false, true, false));
    }

    private static void refused(String reason, Cell... cells) {
        NotebookFormatException refused =
                assertThrows(NotebookFormatException.class, () -> Release.of(Cells.notebook(cells)));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void translationsMayDifferInProseOnly() {
        Notebook en = Cells.notebook(Cells.locked("l", "text"), Cells.solution("a", "x"));
        Notebook ko = Cells.notebook(Cells.locked("l", "글"), Cells.solution("a", "x"));
        new Exercise("e", new TreeMap<>(java.util.Map.of("e.en", en, "e.ko", ko)), List.of());
        different(
                "differ in cell 2: its code",
                en,
                Cells.notebook(Cells.locked("l", "글"), en.cells().get(1).withSource("y")));
        different("have 2 and 1 cells", en, Cells.notebook(Cells.locked("l", "글")));
        different(
                "differ in cell 1: its nbgrader metadata",
                en,
                Cells.notebook(Cells.locked("m", "글").withId("l"), Cells.solution("a", "x")));
    }

    private static void different(String reason, Notebook en, Notebook ko) {
        TreeMap<String, Notebook> sources = new TreeMap<>(java.util.Map.of("e.en", en, "e.ko", ko));
        ExerciseException refused = assertThrows(ExerciseException.class, () -> new Exercise("e", sources, List.of()));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
