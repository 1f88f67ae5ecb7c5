package skylab.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A cell of a notebook: an immutable value that keeps the keys it does not know, and their order. */
public final class Cell {
    private static final String NBGRADER = "nbgrader";

    private final ObjectNode json;
    private final CellType type;
    private final String source;

    private Cell(ObjectNode json) {
        this.json = json;
        this.type = CellType.of(json.path("cell_type").asText());
        this.source = text(json.get("source"));
    }

    /**
     * A cell from its JSON form.
     *
     * @throws NotebookFormatException if it has no valid type or source, or metadata that are not an object
     */
    static Cell of(JsonNode json) {
        if (!json.isObject()) {
            throw new NotebookFormatException("it is not a JSON object");
        }
        if (!json.path("metadata").isMissingNode() && !json.path("metadata").isObject()) {
            throw new NotebookFormatException("its metadata are not a JSON object");
        }
        return new Cell(json.deepCopy());
    }

    /**
     * A new cell.
     *
     * @param id unique within its notebook, 1 to 64 of {@code [a-zA-Z0-9-_]}
     */
    public static Cell create(CellType type, String id, String source) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cell_type", type.text());
        json.put("id", id);
        json.putObject("metadata");
        json.set("source", lines(source));
        return new Cell(json).withType(type);
    }

    /** The cell's type. */
    public CellType type() {
        return type;
    }

    /** The cell's id in the sense of nbformat 4.5; empty in older files. */
    public Optional<String> id() {
        return Optional.ofNullable(json.path("id").textValue());
    }

    /** The text in the cell, lines separated by {@code \n}. */
    public String source() {
        return source;
    }

    /** What nbgrader keeps in this cell, if it keeps anything. */
    public Optional<Nbgrader> nbgrader() {
        JsonNode metadata = json.path("metadata").path(NBGRADER);
        return metadata.isObject() && !metadata.isEmpty() ? Optional.of(Nbgrader.of(metadata, type)) : Optional.empty();
    }

    /** The cell's metadata under a key, as a copy; a missing node if there are none. */
    public JsonNode metadata(String key) {
        return json.path("metadata").path(key).deepCopy();
    }

    /** This cell with other text. */
    public Cell withSource(String text) {
        return text.equals(source) ? this : changed(copy -> copy.set("source", lines(text)));
    }

    /** This cell with another id. */
    public Cell withId(String id) {
        return changed(copy -> copy.put("id", id));
    }

    /** This cell with the fields that its type must have, and without those it must not have. */
    public Cell withType(CellType wanted) {
        return changed(copy -> {
            copy.put("cell_type", wanted.text());
            if (wanted != CellType.CODE) {
                copy.remove(List.of("outputs", "execution_count"));
                return copy;
            }
            if (!copy.path("outputs").isArray()) {
                copy.putArray("outputs");
            }
            if (!copy.has("execution_count")) {
                copy.putNull("execution_count");
            }
            return copy;
        });
    }

    /** This cell with a metadata key set. */
    public Cell withMetadata(String key, JsonNode value) {
        return changed(copy -> {
            copy.withObject("/metadata").set(key, value.deepCopy());
            return copy;
        });
    }

    /** This cell without a metadata key. */
    public Cell withoutMetadata(String key) {
        return changed(copy -> {
            copy.withObject("/metadata").remove(key);
            return copy;
        });
    }

    /** This cell with other metadata of nbgrader. */
    public Cell with(Nbgrader nbgrader) {
        return withMetadata(NBGRADER, nbgrader.json());
    }

    /** This cell as an ordinary one, of no concern to nbgrader. */
    public Cell withoutNbgrader() {
        return withoutMetadata(NBGRADER);
    }

    /** What running the cell has shown, as copies in nbformat's form; empty unless this is a code cell. */
    public List<JsonNode> outputs() {
        return type == CellType.CODE && json.path("outputs").isArray()
                ? List.copyOf(json.get("outputs").deepCopy().valueStream().toList())
                : List.of();
    }

    /** The number of the cell's last run; null when it has not been run. */
    public Integer executionCount() {
        return json.path("execution_count").isInt()
                ? json.get("execution_count").intValue()
                : null;
    }

    /** This code cell with other outputs; any other cell unchanged. */
    public Cell withOutputs(List<? extends JsonNode> outputs, Integer executionCount) {
        if (type != CellType.CODE) {
            return this;
        }
        return changed(copy -> {
            ArrayNode list = copy.putArray("outputs");
            outputs.forEach(output -> list.add(output.deepCopy()));
            return copy.put("execution_count", executionCount);
        });
    }

    /** This cell as if it had never been run. */
    public Cell withoutOutputs() {
        Cell cleared = withOutputs(List.of(), null);
        return cleared.type != CellType.CODE
                ? cleared
                : cleared.changed(copy -> {
                    ObjectNode metadata = copy.withObject("/metadata");
                    // What nbconvert's ClearOutput clears too.
                    metadata.remove(List.of("collapsed", "scrolled", "execution", "ExecuteTime"));
                    return copy;
                });
    }

    /** The cell in its JSON form, as a copy. */
    JsonNode json() {
        return json.deepCopy();
    }

    private Cell changed(UnaryOperator<ObjectNode> change) {
        return new Cell(change.apply(json.deepCopy()));
    }

    /** A multi-line string of nbformat: one string, or a list of strings to be joined. */
    private static String text(JsonNode value) {
        if (value != null && value.isTextual()) {
            return value.textValue();
        }
        if (value == null || !value.isArray()) {
            throw new NotebookFormatException("its source is neither text nor a list of lines");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode line : value) {
            if (!line.isTextual()) {
                throw new NotebookFormatException("its source has a line that is not text");
            }
            text.append(line.textValue());
        }
        return text.toString();
    }

    private static ArrayNode lines(String text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cell && ((Cell) other).json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
