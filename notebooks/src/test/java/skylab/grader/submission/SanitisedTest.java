package skylab.grader.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.grader.exercise.Release;
import skylab.grader.submission.Repair.Kind;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Cells;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;

class SanitisedTest {
    private static final Notebook RELEASED = Release.of(Cells.notebook(
            Cells.locked("intro", "text"), Cells.solution("answer", "x"), Cells.tests("check", 2, "check();")));
    private static final Cell INTRO = RELEASED.cells().get(0);
    private static final Cell ANSWER = RELEASED.cells().get(1).withSource("mine();");
    private static final Cell CHECK = RELEASED.cells().get(2);

    private static Sanitised sanitise(Cell... cells) {
        return Sanitised.of(RELEASED.withCells(List.of(cells)), RELEASED);
    }

    private static List<String> sources(Sanitised sanitised) {
        return sanitised.notebook().cells().stream().map(Cell::source).toList();
    }

    @Test
    void anHonestSubmissionStaysAsItIs() {
        Sanitised sanitised = sanitise(INTRO, ANSWER, CHECK);
        assertEquals(List.of("text", "mine();", "check();"), sources(sanitised));
        assertEquals(List.of(), sanitised.repairs());
    }

    @Test
    void changedChecksAreRestoredWithTheirPointsAndRoles() {
        Cell forged = Cells.tests("check", 100, "done();")
                .withMetadata(
                        "nbgrader",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("grade_id", "check")
                                .put("points", 100)
                                .put("schema_version", 3)
                                .put("grade", "broken"));
        Sanitised sanitised = sanitise(INTRO, ANSWER, forged);
        assertEquals(List.of("text", "mine();", "check();"), sources(sanitised));
        assertEquals(List.of(new Repair(Kind.RESTORED, "check")), sanitised.repairs());
        assertEquals(CHECK.nbgrader(), sanitised.notebook().cells().get(2).nbgrader());
    }

    @Test
    void deletedCellsComeBackWhereTheyWere() {
        Sanitised sanitised = sanitise(Cells.code("own();"));
        assertEquals(
                List.of(
                        "text",
                        "// This cell was missing from the submission; the grader put it back.\n"
                                + RELEASED.cells().get(1).source(),
                        "check();",
                        "own();"),
                sources(sanitised));
        assertEquals(
                List.of("intro", "answer", "check"),
                sanitised.repairs().stream().map(Repair::cell).toList());
    }

    @Test
    void ofSeveralCellsWithOneIdTheLastCounts() {
        Sanitised sanitised = sanitise(INTRO, ANSWER.withSource("first();"), ANSWER, CHECK);
        assertEquals(List.of("text", "first();", "mine();", "check();"), sources(sanitised));
        assertEquals(
                "mine();", sanitised.notebook().cell("answer").orElseThrow().source());
        assertEquals(List.of(new Repair(Kind.DUPLICATED, "answer")), sanitised.repairs());
        assertEquals(
                4,
                sanitised.notebook().cells().stream().map(Cell::id).distinct().count());
    }

    @Test
    void anUnknownIdAndAChangedTypeAreUndone() {
        Sanitised sanitised =
                sanitise(INTRO, ANSWER.withType(CellType.MARKDOWN), CHECK, Cells.tests("bonus", 50, "x();"));
        assertEquals(CellType.CODE, sanitised.notebook().cells().get(1).type());
        assertTrue(sanitised.notebook().cells().get(3).nbgrader().isEmpty());
        assertEquals(List.of(new Repair(Kind.TYPE, "answer"), new Repair(Kind.UNKNOWN, "bonus")), sanitised.repairs());
    }

    @Test
    void forgedOutputsAndKernelsAreDropped() {
        Notebook forged = RELEASED.withCells(List.of(
                        INTRO,
                        ANSWER.withOutputs(
                                List.of(JsonNodeFactory.instance.objectNode().put("output_type", "stream")), 7),
                        CHECK))
                .withMetadata("kernelspec", TextNode.valueOf("python3"));
        Sanitised sanitised = Sanitised.of(forged, RELEASED);
        assertTrue(sanitised.notebook().cells().stream()
                .allMatch(cell -> cell.outputs().isEmpty()));
        assertEquals(RELEASED.metadata("kernelspec"), sanitised.notebook().metadata("kernelspec"));
    }

    @Test
    void everyLockedCellOfWhateverWasHandedInHasItsReleasedChecksum() {
        Sanitised sanitised = sanitise(CHECK.withSource(""), INTRO.withSource("z"), INTRO, ANSWER);
        for (Cell cell : sanitised.notebook().cells()) {
            cell.nbgrader()
                    .filter(Nbgrader::isLocked)
                    .ifPresent(role -> assertEquals(role.checksum().orElseThrow(), skylab.notebook.Checksum.of(cell)));
        }
    }
}
