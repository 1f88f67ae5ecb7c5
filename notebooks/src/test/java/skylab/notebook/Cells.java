package skylab.notebook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Cells and notebooks for tests. */
public final class Cells {
    private Cells() {}

    /** A code cell of no concern to nbgrader. */
    public static Cell code(String source) {
        return Cell.create(CellType.CODE, "c" + Math.abs(source.hashCode()), source);
    }

    /** A cell in which students answer. */
    public static Cell solution(String id, String source) {
        return role(code(source), id, false, true, false);
    }

    /** A cell with points by tests. */
    public static Cell tests(String id, int points, String source) {
        Cell cell = role(code(source), id, true, false, true);
        return cell.withMetadata("nbgrader", ((ObjectNode) cell.metadata("nbgrader")).put("points", points));
    }

    /** A text that nobody may change. */
    public static Cell locked(String id, String source) {
        return role(Cell.create(CellType.MARKDOWN, id, source), id, false, false, true);
    }

    /** Any cell with any role. */
    public static Cell role(Cell cell, String id, boolean grade, boolean solution, boolean locked) {
        return cell.withMetadata(
                "nbgrader",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("grade", grade)
                        .put("grade_id", id)
                        .put("locked", locked)
                        .put("schema_version", 3)
                        .put("solution", solution)
                        .put("task", false));
    }

    /** A notebook of these cells for a kernel. */
    public static Notebook notebook(Cell... cells) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("cells");
        json.putObject("metadata")
                .putObject("kernelspec")
                .put("display_name", "Java (Skylab)")
                .put("language", "java")
                .put("name", "skylab");
        json.put("nbformat", 4).put("nbformat_minor", 5);
        return Notebook.of(json).withCells(List.of(cells));
    }
}
