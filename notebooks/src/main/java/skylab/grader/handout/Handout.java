package skylab.grader.handout;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Setup;
import skylab.grader.judge.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;

/**
 * An exercise as one student gets it: what was drawn is in its cell of parameters, what was prepared in its scenario cell.
 * Every other cell is the same for all students, so that nbgrader, which knows one source and one checksum for each of its
 * cells, need not know of this.
 *
 * @param exercise with these cells filled in, and with its solutions
 * @param given what the judge has to know of it
 */
public record Handout(Exercise exercise, Given given) {
    /** The id of the cell in which what was drawn is declared. */
    public static final String PARAMETERS = "parameters";

    /** The id of the cell by which the lab begins as it was prepared. */
    public static final String SCENARIO = "scenario";

    /** Of the labs that students are graded in. The kernel's own: at home they meet the same ids. */
    private static final long SEED = 2026;

    /** The magic of the scenario cell. */
    private static final String BEGIN = "%%lab begin";

    /**
     * The exercise for one student.
     *
     * @param setup of the exercise
     * @param draws who has got which draw
     * @throws ExerciseException if something is drawn or prepared for which the notebook has no cell, or the other way round
     */
    public static Handout of(Exercise exercise, Setup setup, Draws draws, String student) {
        Draw draw = draws.draw(exercise.name(), student);
        setup.draw(draw);
        Notebook notebook = exercise.sources().get(exercise.sources().firstKey());
        check(
                exercise,
                PARAMETERS,
                given(notebook, PARAMETERS).isPresent(),
                !draw.declarations().isEmpty());
        boolean begins = given(notebook, SCENARIO).isPresent();
        String scenario = "";
        if (begins) {
            Lab lab = Lab.open(LabOptions.seed(draws.seed(exercise.name(), student)));
            try {
                setup.prepare(lab, draw.parameters());
            } catch (RuntimeException e) {
                throw new ExerciseException(
                        "exercise " + exercise.name() + ": its Setup cannot prepare the lab of \"" + student + "\": "
                                + e,
                        e);
            }
            scenario = lab.scenario().seal();
            check(exercise, SCENARIO, true, lab.actions() > 0);
        }
        Given given = new Given(SEED, draw.parameters().texts(), scenario);
        SortedMap<String, Notebook> filled = new TreeMap<>();
        exercise.sources().forEach((id, source) -> filled.put(id, source.mapCells(cell -> filled(cell, draw, given))));
        return new Handout(new Exercise(exercise.name(), filled, exercise.tests()), given);
    }

    private static void check(Exercise exercise, String id, boolean cell, boolean content) {
        if (cell != content) {
            throw new ExerciseException("exercise " + exercise.name() + ": "
                    + (cell
                            ? "nothing goes into its cell " + id + "; its Setup must say what"
                            : "it needs a code cell with id=" + id));
        }
    }

    /** The cell of a notebook that everybody is given one of their own. */
    public static Optional<Cell> given(Notebook notebook, String id) {
        return notebook.cells().stream().filter(cell -> isGiven(cell, id)).findFirst();
    }

    private static boolean isGiven(Cell cell, String id) {
        return cell.type() == CellType.CODE && cell.id().filter(id::equals).isPresent();
    }

    private static Cell filled(Cell cell, Draw draw, Given given) {
        if (isGiven(cell, PARAMETERS)) {
            return locked(cell.withSource(draw.declarations()));
        }
        if (isGiven(cell, SCENARIO)) {
            return locked(cell.withSource(BEGIN + "\n" + given.scenario()))
                    // Front ends fold it away.
                    .withMetadata(
                            "jupyter", JsonNodeFactory.instance.objectNode().put("source_hidden", true));
        }
        return cell;
    }

    private static Cell locked(Cell cell) {
        return cell.withMetadata("editable", BooleanNode.FALSE).withMetadata("deletable", BooleanNode.FALSE);
    }
}
