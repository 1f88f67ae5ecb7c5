package skylab.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A notebook of nbformat 4: an immutable value that keeps the keys it does not know, and their order. */
public final class Notebook {
    private static final int MAJOR = 4;
    // Since 4.5 each cell must have an id.
    private static final int MINOR = 5;

    private final ObjectNode rest;
    private final List<Cell> cells;

    private Notebook(ObjectNode rest, List<Cell> cells) {
        this.rest = rest;
        this.cells = List.copyOf(cells);
    }

    /**
     * A notebook from its JSON form.
     *
     * @throws NotebookFormatException if it is not of nbformat 4
     */
    static Notebook of(JsonNode json) {
        if (!json.isObject() || !json.path("nbformat").isInt()) {
            throw new NotebookFormatException("this is not a notebook: it has no key \"nbformat\"");
        }
        if (json.get("nbformat").intValue() != MAJOR) {
            throw new NotebookFormatException("this notebook is of nbformat " + json.get("nbformat")
                    + ", only 4 can be read (jupyter nbconvert --to notebook converts it)");
        }
        if (!json.path("cells").isArray()) {
            throw new NotebookFormatException("this is not a notebook: its \"cells\" are not a list");
        }
        if (!json.path("metadata").isObject()) {
            throw new NotebookFormatException("this is not a notebook: its \"metadata\" are not an object");
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : json.get("cells")) {
            try {
                cells.add(Cell.of(cell));
            } catch (NotebookFormatException e) {
                throw new NotebookFormatException("cell " + (cells.size() + 1) + ": " + e.getMessage());
            }
        }
        ObjectNode rest = json.deepCopy();
        rest.putArray("cells");
        return new Notebook(rest, cells);
    }

    /** A new notebook of nbformat 4.5 whose cells have ids. */
    public static Notebook create(ObjectNode metadata, List<Cell> cells) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.putArray("cells");
        rest.set("metadata", metadata.deepCopy());
        rest.put("nbformat", MAJOR).put("nbformat_minor", MINOR);
        return new Notebook(rest, cells);
    }

    /** The cells, in order. */
    public List<Cell> cells() {
        return cells;
    }

    /** The cell with this id of nbgrader. */
    public Optional<Cell> cell(String gradeId) {
        return cells.stream()
                .filter(cell -> cell.nbgrader()
                        .map(Nbgrader::gradeId)
                        .filter(gradeId::equals)
                        .isPresent())
                .findFirst();
    }

    /** The notebook's metadata under a key, as a copy; a missing node if there are none. */
    public JsonNode metadata(String key) {
        return rest.path("metadata").path(key).deepCopy();
    }

    /** This notebook with a metadata key set, or removed when the value is missing. */
    public Notebook withMetadata(String key, JsonNode value) {
        ObjectNode copy = rest.deepCopy();
        if (value.isMissingNode()) {
            copy.withObject("/metadata").remove(key);
        } else {
            copy.withObject("/metadata").set(key, value.deepCopy());
        }
        return new Notebook(copy, cells);
    }

    /** This notebook with other cells. */
    public Notebook withCells(List<Cell> changed) {
        return new Notebook(rest, changed);
    }

    /** This notebook with each of its cells changed. */
    public Notebook mapCells(UnaryOperator<Cell> change) {
        return withCells(cells.stream().map(change).toList());
    }

    /** This notebook in nbformat 4.5, in which each cell has an id that no other has. Ids that are valid stay. */
    public Notebook withUniqueIds() {
        Set<String> taken = new HashSet<>();
        List<Cell> changed = new ArrayList<>();
        for (Cell cell : cells) {
            String id = cell.id()
                    .filter(text -> text.matches("[a-zA-Z0-9_-]{1,64}"))
                    .orElse("");
            if (!id.isEmpty() && taken.add(id)) {
                changed.add(cell);
                continue;
            }
            int number = changed.size();
            while (!taken.add("cell-" + number)) {
                number++;
            }
            changed.add(cell.withId("cell-" + number));
        }
        ObjectNode copy = rest.deepCopy();
        copy.put("nbformat_minor", Math.max(MINOR, copy.path("nbformat_minor").asInt()));
        return new Notebook(copy, changed);
    }

    /** This notebook with the keys of every object in the order in which Jupyter saves them. */
    public Notebook withSortedKeys() {
        return of(sorted(json()));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> list.add(sorted(each)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> object.set(each.getKey(), sorted(each.getValue())));
        return object;
    }

    /** The notebook in its JSON form. */
    JsonNode json() {
        ObjectNode json = rest.deepCopy();
        ArrayNode list = json.putArray("cells");
        cells.forEach(cell -> list.add(cell.json()));
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Notebook && ((Notebook) other).json().equals(json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return "notebook of " + cells.size() + " cells";
    }
}
