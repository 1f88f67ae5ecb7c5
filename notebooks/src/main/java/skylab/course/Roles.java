package skylab.course;

import java.util.Optional;
import skylab.notebook.CellType;
import skylab.notebook.Nbgrader;

/** From attributes to nbgrader's metadata (schema 3). */
final class Roles {
    private Roles() {}

    /** @throws IllegalArgumentException when roles contradict each other */
    static void check(Attributes attributes) {
        if (attributes.isGraders() && attributes.id().isEmpty()) {
            throw new IllegalArgumentException("a cell of nbgrader needs an id=…");
        }
        boolean pointed = attributes.has("grade") || attributes.has("task");
        if (pointed != attributes.points().isPresent()) {
            throw new IllegalArgumentException(
                    pointed ? "a cell with grade or task needs points=…" : "points= go with grade or task");
        }
        if (attributes.has("task") && (attributes.has("grade") || attributes.has("solution"))) {
            throw new IllegalArgumentException("task goes with neither grade nor solution");
        }
        if (attributes.has("solution") && attributes.has("locked")) {
            throw new IllegalArgumentException("a solution cannot be locked");
        }
    }

    /** What nbgrader is to keep in the cell; nothing for a cell that it is not concerned with. */
    static Optional<Nbgrader> of(Block block) {
        Attributes attributes = block.attributes();
        if (!attributes.isGraders()) {
            return Optional.empty();
        }
        boolean solution = attributes.has("solution");
        boolean grade = attributes.has("grade");
        boolean task = attributes.has("task");
        return Optional.of(new Nbgrader(
                grade,
                solution,
                !solution && (grade || task || attributes.has("locked")),
                task,
                block.id(),
                attributes.points(),
                Optional.empty(),
                Optional.<CellType>empty()));
    }
}
