package skylab.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What nbgrader keeps in a cell ({@code metadata.nbgrader}, schema version 3).
 *
 * @param grade whether the cell carries points
 * @param solution whether the student may edit it
 * @param locked whether its text is restored before grading
 * @param task whether it is a task that a person grades
 * @param gradeId its name, unique among the cells that nbgrader is concerned with
 * @param points the most points it can give, at least 0; absent unless it carries points
 * @param checksum of its text and role, 32 hexadecimal digits; absent in a source
 * @param cellType the type it was released with; absent in a source
 */
public record Nbgrader(
        boolean grade,
        boolean solution,
        boolean locked,
        boolean task,
        String gradeId,
        Optional<BigDecimal> points,
        Optional<String> checksum,
        Optional<CellType> cellType) {
    private static final int SCHEMA = 3;

    /**
     * Reads the metadata. Schemas 0 to 2 are understood as what they became in schema 3.
     *
     * @throws NotebookFormatException if they are of a newer schema or of wrong types
     */
    static Nbgrader of(JsonNode json, CellType type) {
        int schema = json.path("schema_version").asInt(0);
        if (schema > SCHEMA) {
            throw new NotebookFormatException(
                    "its nbgrader metadata are of schema " + schema + ", newer than " + SCHEMA);
        }
        JsonNode points = json.path("points");
        if (points.isTextual()) {
            points = schema == SCHEMA ? points : number(points.textValue());
        }
        if (!points.isMissingNode() && !points.isNull() && !points.isNumber()) {
            throw new NotebookFormatException("its nbgrader points are not a number");
        }
        boolean grade = flag(json, "grade", false);
        boolean solution = flag(json, "solution", false);
        // Before schema 1 a cell with points was locked without saying so.
        boolean locked = flag(json, "locked", schema == 0 && grade && !solution);
        return new Nbgrader(
                grade,
                solution,
                locked,
                flag(json, "task", false),
                json.path("grade_id").asText(""),
                points.isNumber() ? Optional.of(points.decimalValue()) : Optional.empty(),
                Optional.ofNullable(json.path("checksum").textValue()),
                json.path("cell_type").isTextual()
                        ? Optional.of(CellType.of(json.get("cell_type").textValue()))
                        : Optional.of(type).filter(ignored -> schema < SCHEMA && json.has("checksum")));
    }

    private static JsonNode number(String text) {
        try {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            throw new NotebookFormatException("its nbgrader points are not a number");
        }
    }

    private static boolean flag(JsonNode json, String name, boolean otherwise) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new NotebookFormatException("its nbgrader key \"" + name + "\" is neither true nor false");
        }
        return value.booleanValue();
    }

    /** Whether nbgrader is concerned with the cell at all. */
    public boolean concerned() {
        return grade || solution || locked || task;
    }

    /** Whether the text is restored before grading: nbgrader's rule, in which points and solution outrank the key. */
    public boolean isLocked() {
        return !solution && (grade || locked);
    }

    /** Whether tests decide the points: nbgrader's "autograder tests". */
    public boolean isTests() {
        return grade && !solution;
    }

    /** Whether a person decides the points. */
    public boolean isManual() {
        return task || grade && solution;
    }

    /** These metadata with a checksum and the type it was made with. */
    Nbgrader withChecksum(String sum, CellType type) {
        return new Nbgrader(grade, solution, locked, task, gradeId, points, Optional.of(sum), Optional.of(type));
    }

    /** The metadata as schema 3 wants them, keys in the order in which Jupyter saves them. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        cellType.ifPresent(type -> json.put("cell_type", type.text()));
        checksum.ifPresent(sum -> json.put("checksum", sum));
        json.put("grade", grade);
        json.put("grade_id", gradeId);
        json.put("locked", locked);
        points.ifPresent(value -> {
            // Whole points are written as nbgrader's own toolbar writes them.
            if (value.stripTrailingZeros().scale() <= 0 && value.scale() <= 0) {
                json.put("points", value.toBigInteger());
            } else {
                json.put("points", value);
            }
        });
        json.put("schema_version", SCHEMA);
        json.put("solution", solution);
        json.put("task", task);
        return json;
    }
}
