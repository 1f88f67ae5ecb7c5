package skylab.grader.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import skylab.kernel.output.Publication;
import skylab.kernel.output.Publisher;

/**
 * Turns what the kernel would send to a notebook into the outputs of nbformat, up to a limit for each cell and one for
 * all. What comes before the first cell or after a cell's end belongs to the latest cell, as in a notebook.
 */
public final class CellOutputs implements Publisher {
    private static final Set<String> SHOWN = Set.of("stream", "display_data", "execute_result", "error");

    private final int cellLimit;
    private int left;
    private int leftInCell;
    private boolean cut;
    private List<JsonNode> outputs = new ArrayList<>();

    /**
     * Nothing is shown yet.
     *
     * @param cellLimit characters that one cell may show
     * @param limit characters that all cells may show
     */
    public CellOutputs(int cellLimit, int limit) {
        this.cellLimit = cellLimit;
        this.left = limit;
    }

    /** A cell begins. */
    public synchronized void begin() {
        outputs = new ArrayList<>();
        leftInCell = Math.min(cellLimit, left);
        cut = false;
    }

    /** What the cell has shown so far. */
    public synchronized List<JsonNode> shown() {
        return List.copyOf(outputs);
    }

    @Override
    public synchronized void publish(ObjectNode parentHeader, Publication publication) {
        String type = publication.type();
        ObjectNode content = publication.content();
        if (!SHOWN.contains(type) || cut) {
            return;
        }
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("output_type", type);
        output.setAll(content);
        output.remove(List.of("transient", "status"));
        int size = output.toString().length();
        if (size > leftInCell) {
            cut = true;
            size = 0;
            String head = content.path("text").asText("");
            output = JsonNodeFactory.instance
                    .objectNode()
                    .put("output_type", "stream")
                    .put("name", "stderr");
            output.put("text", head.substring(0, Math.min(head.length(), leftInCell)) + "\n[…]\n");
        }
        left -= size;
        leftInCell -= size;
        outputs.add(output);
    }
}
