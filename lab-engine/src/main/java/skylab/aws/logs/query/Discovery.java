package skylab.aws.logs.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;

/** The fields that log events have of themselves (CloudWatch Logs guide, "Supported logs and discovered fields"). */
final class Discovery {
    static final String TIMESTAMP = "@timestamp";
    static final String MESSAGE = "@message";
    static final String POINTER = "@ptr";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FIELDS = 200;
    private static final List<String> FLOW = List.of(
            "version",
            "accountId",
            "interfaceId",
            "srcAddr",
            "dstAddr",
            "srcPort",
            "dstPort",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "logStatus");
    private static final List<String> FLOW_STATES = List.of("OK", "NODATA", "SKIPDATA");

    private Discovery() {}

    /** An event with its fields: those that every event has, and those found in its message. */
    static Row row(Scanned event) {
        Map<String, Value> found = new LinkedHashMap<>();
        found(event.message(), found);
        return found.isEmpty() ? event : event.with(found);
    }

    /**
     * An event that a query looks at.
     *
     * @param log account and group, as {@code @log} has them
     * @param stream the name of its stream
     * @param key its place in its group
     * @param event the event
     */
    record Scanned(String log, String stream, EventKey key, LogEvent event) implements Row {
        String message() {
            return event.message();
        }

        @Override
        public Value field(String name) {
            return switch (name) {
                case TIMESTAMP -> new Value.Time(key.timestamp());
                case MESSAGE -> Value.of(event.message());
                case "@logStream" -> Value.of(stream);
                case "@log" -> Value.of(log);
                case "@ingestionTime" -> new Value.Time(event.ingested());
                case POINTER ->
                    Value.of(Base64.getEncoder()
                            .encodeToString((log + ":" + stream + ":" + key.id()).getBytes(StandardCharsets.UTF_8)));
                default -> Value.NOTHING;
            };
        }
    }

    private static void found(String message, Map<String, Value> fields) {
        if (message.stripLeading().startsWith("{")) {
            try {
                flatten("", JSON.readTree(message), fields);
            } catch (JsonProcessingException notJson) {
                fields.clear();
            }
            return;
        }
        if (!message.startsWith("2 ")) {
            return;
        }
        String[] words = message.split(" ", FLOW.size() + 1);
        if (words.length == FLOW.size() && FLOW_STATES.contains(words[FLOW.size() - 1])) {
            for (int i = 0; i < words.length; i++) {
                if (!words[i].equals("-")) {
                    fields.put(FLOW.get(i), Value.of(words[i]));
                }
            }
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, Value> fields) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> one : node.properties()) {
                String name = prefix.isEmpty() && one.getKey().startsWith("@") ? "@" + one.getKey() : one.getKey();
                flatten(prefix + name + ".", one.getValue(), fields);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(prefix + i + ".", node.get(i), fields);
            }
        } else if (!node.isNull() && !prefix.isEmpty() && fields.size() < MOST_FIELDS) {
            fields.put(
                    prefix.substring(0, prefix.length() - 1),
                    node.isNumber() ? Value.of(node.doubleValue()) : Value.of(node.asText()));
        }
    }
}
