package skylab.kernel.magic.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The code cells of a notebook file, of format 4 or, in its worksheets, 3. Pure. */
final class NotebookCode {
    private NotebookCode() {}

    /** The sources of the code cells in order, without the empty ones. */
    static List<String> cells(String notebook) throws IOException {
        JsonNode root = new ObjectMapper().readTree(notebook);
        List<String> found = new ArrayList<>();
        collect(root.path("cells"), found);
        root.path("worksheets").forEach(sheet -> collect(sheet.path("cells"), found));
        return found;
    }

    private static void collect(JsonNode cells, List<String> into) {
        for (JsonNode cell : cells) {
            String source = text(cell.has("source") ? cell.path("source") : cell.path("input"));
            if (cell.path("cell_type").asText().equals("code") && !source.isBlank()) {
                into.add(source);
            }
        }
    }

    /** A text that may be cut into lines, each with its newline. */
    private static String text(JsonNode source) {
        StringBuilder text = new StringBuilder(source.isTextual() ? source.asText() : "");
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
