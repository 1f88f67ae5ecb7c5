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
    private static final String STREAM = "stream";
    private static final Set<String> SHOWN = Set.of(STREAM, "display_data", "execute_result", "error");

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
        if (type.equals(STREAM)) {
            String text = content.path("text").asText("");
            String shown = text.substring(0, Math.min(text.length(), leftInCell));
            print(content.path("name").asText(), shown);
            take(shown.length());
            cut = shown.length() < text.length();
        } else {
            ObjectNode output = JsonNodeFactory.instance.objectNode().put("output_type", type);
            output.setAll(content);
            output.remove(List.of("transient", "status"));
            int size = output.toString().length();
            cut = size > leftInCell;
            if (!cut) {
                outputs.add(output);
                take(size);
            }
        }
        if (cut) {
            print("stderr", "\n[…]\n");
        }
    }

    private void take(int size) {
        left -= size;
        leftInCell -= size;
    }

    /** In how many pieces something was printed is a matter of time; the same notebook is to have the same outputs. */
    private void print(String name, String text) {
        int last = outputs.size() - 1;
        ObjectNode stream =
                JsonNodeFactory.instance.objectNode().put("output_type", STREAM).put("name", name);
        if (last >= 0
                && outputs.get(last).path("output_type").asText().equals(STREAM)
                && outputs.get(last).path("name").asText().equals(name)) {
            outputs.set(last, stream.put("text", outputs.get(last).path("text").asText() + text));
        } else if (!text.isEmpty()) {
            outputs.add(stream.put("text", text));
        }
    }
}
