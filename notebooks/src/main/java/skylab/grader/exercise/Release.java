package skylab.grader.exercise;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Checksum;
import skylab.notebook.MarkedRegions;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFormatException;

/** Makes the student's version of a notebook: what nbgrader's {@code generate_assignment} does, for Java. */
public final class Release {
    // nbgrader's own stub for Java is a comment, with which an empty answer runs as if it were one.
    private static final List<String> CODE_STUB =
            List.of("// YOUR CODE HERE", "throw new UnsupportedOperationException(\"YOUR CODE HERE\");");
    private static final List<String> TEXT_STUB = List.of("YOUR ANSWER HERE");

    private Release() {}

    /**
     * The student's versions of an exercise's notebooks, by notebook id.
     *
     * @throws ExerciseException if a notebook cannot be released; the message names the notebook, the cell and the line
     */
    public static SortedMap<String, Notebook> of(Exercise exercise) {
        SortedMap<String, Notebook> released = new TreeMap<>();
        for (Map.Entry<String, Notebook> source : exercise.sources().entrySet()) {
            try {
                released.put(source.getKey(), of(source.getValue()));
            } catch (NotebookFormatException e) {
                throw new ExerciseException(
                        "exercise " + exercise.name() + ": " + source.getKey() + ": " + e.getMessage(), e);
            }
        }
        return released;
    }

    /**
     * The student's version of one notebook: no solutions, hidden tests, mark schemes or outputs; cells locked and
     * stamped with checksums.
     *
     * @throws NotebookFormatException if marks do not pair or stand in a cell of another kind, or the metadata
     *     contradict themselves
     */
    public static Notebook of(Notebook source) {
        Notebook prepared =
                source.withMetadata("celltoolbar", MissingNode.getInstance()).withUniqueIds();
        each(prepared, Release::checkMetadata);
        checkIds(prepared);
        Notebook cleared = each(prepared, Release::clear);
        return each(cleared, cell -> Checksum.stamp(lock(cell.withoutOutputs())));
    }

    private static Notebook each(Notebook notebook, UnaryOperator<Cell> change) {
        int[] number = {0};
        return notebook.mapCells(cell -> {
            number[0]++;
            try {
                return change.apply(cell);
            } catch (NotebookFormatException e) {
                String id = cell.metadata("nbgrader").path("grade_id").asText("");
                throw new NotebookFormatException(
                        "cell " + number[0] + (id.isEmpty() ? "" : " (" + id + ")") + ": " + e.getMessage());
            }
        });
    }

    private static Cell clear(Cell cell) {
        Nbgrader role = cell.nbgrader().orElse(null);
        checkPlace(cell, MarkedRegions.SOLUTION, role != null && role.solution(), "a solution cell");
        checkPlace(cell, MarkedRegions.HIDDEN_TESTS, role != null && role.grade(), "a cell with points");
        checkPlace(cell, MarkedRegions.MARK_SCHEME, role != null && role.task(), "a task");
        List<String> stub = cell.type() == CellType.CODE ? CODE_STUB : TEXT_STUB;
        String text = cell.source();
        if (role != null && role.solution() && !MarkedRegions.SOLUTION.in(text)) {
            text = String.join("\n", stub);
        }
        text = MarkedRegions.SOLUTION.replace(text, stub);
        text = MarkedRegions.HIDDEN_TESTS.replace(text, List.of());
        text = MarkedRegions.MARK_SCHEME.replace(text, List.of());
        return cell.withSource(text);
    }

    private static void checkPlace(Cell cell, MarkedRegions marks, boolean right, String place) {
        if (marks.in(cell.source()) && !right) {
            throw new NotebookFormatException("a region \"" + marks.name() + "\" must stand in " + place);
        }
    }

    private static Cell lock(Cell cell) {
        Nbgrader role = cell.nbgrader().filter(Nbgrader::concerned).orElse(null);
        if (role == null) {
            return cell;
        }
        Cell kept = cell.withMetadata("deletable", BooleanNode.FALSE);
        return role.isLocked() ? kept.withMetadata("editable", BooleanNode.FALSE) : kept;
    }

    private static Cell checkMetadata(Cell cell) {
        Nbgrader role = cell.nbgrader().filter(Nbgrader::concerned).orElse(null);
        if (role == null) {
            return cell;
        }
        if (!role.gradeId().matches("[a-zA-Z0-9_-]+")) {
            throw new NotebookFormatException(
                    "the nbgrader id \"" + role.gradeId() + "\" is not made of a-z, 0-9, _ and -");
        }
        if ((role.grade() || role.task())
                && role.points().filter(points -> points.signum() >= 0).isEmpty()) {
            throw new NotebookFormatException("it carries points, but does not say how many");
        }
        if (cell.type() == CellType.MARKDOWN && role.grade() != role.solution()) {
            throw new NotebookFormatException("text can only be graded as an answer (grade and solution together)");
        }
        if (role.task() && (cell.type() != CellType.MARKDOWN || role.grade() || role.solution())) {
            throw new NotebookFormatException("a task must be text, and neither graded by tests nor a solution");
        }
        return cell;
    }

    private static void checkIds(Notebook notebook) {
        Set<String> ids = new HashSet<>();
        for (Cell cell : notebook.cells()) {
            cell.nbgrader().filter(Nbgrader::concerned).map(Nbgrader::gradeId).ifPresent(id -> {
                if (!ids.add(id)) {
                    throw new NotebookFormatException("two cells have the nbgrader id \"" + id + "\"");
                }
            });
        }
    }
}
