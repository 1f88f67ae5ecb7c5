package skylab.course.author;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skylab.kernel.protocol.Message;

/**
 * What the cells of a notebook have shown, in nbformat's form and as nbconvert keeps it: outputs with the same display id
 * change together, neighbouring texts of a stream are one, and what a carriage return has overwritten is gone.
 */
final class Outputs {
    private static final Set<String> SHOWN = Set.of("stream", "display_data", "execute_result", "error");
    private static final Set<String> KEPT =
            Set.of("name", "text", "data", "metadata", "execution_count", "ename", "evalue", "traceback");
    private static final Set<String> SPLIT = Set.of("application/javascript", "image/svg+xml");
    private static final Pattern OVERWRITTEN = Pattern.compile(".*\\r(?=[^\\n])");

    /** What Python's {@code splitlines} takes for the end of a line. */
    private static final String ENDS = "\n\r\013\f\034\035\036\205\u2028\u2029";

    private final Map<String, List<ObjectNode>> displayed = new HashMap<>();
    private List<ObjectNode> cell = new ArrayList<>();
    private boolean clearing;

    /** A cell begins. */
    void begin() {
        cell = new ArrayList<>();
        clearing = false;
    }

    /** Takes a message that the cell has published. */
    void take(Message message) {
        ObjectNode content = message.content();
        String display = content.path("transient").path("display_id").asText("");
        displayed.getOrDefault(display, List.of()).forEach(shown -> {
            shown.set("data", content.path("data").deepCopy());
            shown.set("metadata", content.path("metadata").deepCopy());
        });
        if (message.type().equals("clear_output")) {
            clearing = content.path("wait").asBoolean();
            if (!clearing) {
                clear();
            }
        } else if (SHOWN.contains(message.type())) {
            if (clearing) {
                clear();
            }
            add(message.type(), content, display);
        }
    }

    private void clear() {
        displayed.values().forEach(shown -> shown.removeAll(cell));
        cell.clear();
        clearing = false;
    }

    private void add(String type, ObjectNode content, String display) {
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("output_type", type);
        content.properties().stream()
                .filter(each -> KEPT.contains(each.getKey()))
                .forEach(each -> output.set(each.getKey(), each.getValue().deepCopy()));
        cell.add(output);
        if (!display.isEmpty()) {
            displayed.computeIfAbsent(display, id -> new ArrayList<>()).add(output);
        }
    }

    /** What the cell has shown; outputs that later cells update are changed in the list that was given. */
    List<ObjectNode> shown() {
        return cell;
    }

    /** Outputs as they stand in a file. */
    static List<JsonNode> filed(List<ObjectNode> shown) {
        List<JsonNode> filed = new ArrayList<>();
        String stream = "";
        StringBuilder text = new StringBuilder();
        for (ObjectNode output : shown) {
            String name = output.path("output_type").asText().equals("stream")
                    ? output.path("name").asText()
                    : "";
            if (!name.equals(stream)) {
                stream(stream, text, filed);
                stream = name;
            }
            if (name.isEmpty()) {
                filed.add(withLines(output));
            } else {
                text.append(output.path("text").asText());
            }
        }
        stream(stream, text, filed);
        return filed;
    }

    private static void stream(String name, StringBuilder text, List<JsonNode> filed) {
        if (!name.isEmpty()) {
            ObjectNode output = JsonNodeFactory.instance
                    .objectNode()
                    .put("output_type", "stream")
                    .put("name", name);
            output.set("text", lines(OVERWRITTEN.matcher(text).replaceAll("")));
            filed.add(output);
            text.setLength(0);
        }
    }

    private static ObjectNode withLines(ObjectNode output) {
        ObjectNode copy = output.deepCopy();
        if (copy.path("data") instanceof ObjectNode data) {
            for (String type : data.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet())) {
                if (data.get(type).isTextual() && (type.startsWith("text/") || SPLIT.contains(type))) {
                    data.set(type, lines(data.get(type).asText()));
                }
            }
        }
        return copy;
    }

    /** The lines with their ends. */
    private static ArrayNode lines(String text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean pair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!pair && ENDS.indexOf(text.charAt(i)) >= 0) {
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }
}
