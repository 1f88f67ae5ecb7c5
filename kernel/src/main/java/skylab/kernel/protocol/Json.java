package skylab.kernel.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/** JSON as the protocol uses it: trees of objects in UTF-8. */
public final class Json {
    /** Far above what a front end sends; Jackson's own limit of 20 million characters is within reach of a cell. */
    private static final int LONGEST_STRING = 1 << 29;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .build())
            .build());

    private Json() {}

    /** A new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new array of strings. */
    public static ArrayNode strings(Collection<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /**
     * Reads one JSON object.
     *
     * @throws IOException when the bytes are not JSON or not an object
     */
    public static ObjectNode parseObject(byte[] bytes) throws IOException {
        JsonNode node = MAPPER.readTree(bytes);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("not a JSON object");
    }

    /** The bytes of a tree, UTF-8, without white space; half of a surrogate pair is written as an escape. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The members of a tree as maps, lists, strings and numbers; none when it is no object. */
    public static Map<String, Object> map(JsonNode node) {
        return node.isObject() ? MAPPER.convertValue(node, new TypeReference<>() {}) : Map.of();
    }

    /** The tree of maps, lists, strings and numbers. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
