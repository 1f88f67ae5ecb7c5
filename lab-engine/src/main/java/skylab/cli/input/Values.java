package skylab.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import skylab.cli.CliError;
import skylab.cli.shorthand.Shorthand;
import skylab.cli.shorthand.ShorthandError;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** What is written after an option, as the member's value with the API's names. */
public final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Values() {}

    /**
     * Reads a value.
     *
     * @param option as it is written, e.g. {@code --filters}
     * @param words what follows it
     * @throws CliError if it cannot be read
     */
    public static JsonNode read(String option, SdkField<?> field, List<String> words) {
        try {
            if (Types.isList(field)) {
                return list(option, field, words);
            }
            if (Types.isWrappedFlag(field) && words.isEmpty()) {
                return JSON.objectNode().put(Types.VALUE, true);
            }
            return one(option, field, words.get(0));
        } catch (ShorthandError e) {
            throw CliError.parameter(option, e.getMessage());
        }
    }

    private static JsonNode list(String option, SdkField<?> field, List<String> words) {
        SdkField<?> element = Types.element(field);
        boolean plain = !Types.isStructure(element) && !Types.isMap(element) && !Types.isList(element);
        if (words.size() == 1 && words.get(0).strip().startsWith("[")) {
            return json(option, words.get(0));
        }
        ArrayNode list = JSON.arrayNode();
        for (String word : words) {
            list.add(plain ? scalar(element, word) : one(option, element, word));
        }
        return list;
    }

    private static JsonNode one(String option, SdkField<?> field, String word) {
        if (!Types.isStructure(field) && !Types.isMap(field) && !Types.isList(field)) {
            return scalar(field, word);
        }
        String start = word.strip();
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(option, word);
        }
        if (Types.isWrappedText(field) && !start.startsWith(Types.VALUE + "=")) {
            return JSON.objectNode().put(Types.VALUE, word);
        }
        return shaped(Shorthand.parse(word), field);
    }

    /** Reads JSON. */
    public static JsonNode json(String option, String text) {
        Optional<String> problem = JsonProblem.of(text);
        if (problem.isPresent()) {
            throw CliError.parameter(option, "Invalid JSON: " + problem.get() + "\nJSON received: " + text);
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw CliError.parameter(option, "Invalid JSON: " + e.getOriginalMessage() + "\nJSON received: " + text);
        }
    }

    // Shorthand knows no types: the model says what its texts are.
    private static JsonNode shaped(JsonNode raw, SdkField<?> field) {
        if (Types.isList(field)) {
            ArrayNode list = JSON.arrayNode();
            if (raw.isArray()) {
                raw.forEach(item -> list.add(shaped(item, Types.element(field))));
            } else {
                list.add(shaped(raw, Types.element(field)));
            }
            return list;
        }
        if (Types.isMap(field) && raw.isObject()) {
            ObjectNode map = JSON.objectNode();
            raw.properties().forEach(one -> map.set(one.getKey(), shaped(one.getValue(), Types.mapped(field))));
            return map;
        }
        if (Types.isStructure(field) && raw.isObject()) {
            ObjectNode structure = JSON.objectNode();
            raw.properties()
                    .forEach(one -> structure.set(
                            one.getKey(),
                            Types.members(field).stream()
                                    .filter(member -> member.memberName().equals(one.getKey()))
                                    .findFirst()
                                    .map(member -> shaped(one.getValue(), member))
                                    .orElse(one.getValue())));
            return structure;
        }
        if (Types.isWrappedText(field) && raw.isTextual()) {
            return JSON.objectNode().set(Types.VALUE, raw);
        }
        return raw.isTextual() && !Types.isStructure(field) && !Types.isMap(field) ? scalar(field, raw.asText()) : raw;
    }

    private static JsonNode scalar(SdkField<?> field, String text) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.BOOLEAN) {
            return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                    ? JSON.booleanNode(text.equalsIgnoreCase("true"))
                    : JSON.textNode(text);
        }
        try {
            if (type == MarshallingType.INTEGER || type == MarshallingType.LONG || type == MarshallingType.SHORT) {
                return JSON.numberNode(Long.parseLong(text.strip()));
            }
        } catch (NumberFormatException e) {
            throw new CliError("invalid literal for int() with base 10: '" + text + "'", CliError.GENERAL);
        }
        try {
            if (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT) {
                return JSON.numberNode(Double.parseDouble(text.strip()));
            }
        } catch (NumberFormatException e) {
            throw new CliError("could not convert string to float: '" + text + "'", CliError.GENERAL);
        }
        return JSON.textNode(text);
    }
}
