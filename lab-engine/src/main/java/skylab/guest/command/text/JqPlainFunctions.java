package skylab.guest.command.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import skylab.guest.process.UsageError;

/** Functions of jq that look at their input alone. */
final class JqPlainFunctions {
    private JqPlainFunctions() {}

    private static JsonNode number(double value) {
        return JqFunctions.number(BigDecimal.valueOf(value));
    }

    static JsonNode flat(ObjectMapper mapper, JsonNode in, int depth) {
        ArrayNode all = mapper.createArrayNode();
        for (JsonNode one : in) {
            if (one.isArray() && depth > 0) {
                flat(mapper, one, depth - 1).forEach(all::add);
            } else {
                all.add(one);
            }
        }
        return all;
    }

    static JsonNode call(JqFunctions functions, ObjectMapper mapper, String name, JsonNode in) {
        List<JsonNode> elements = new ArrayList<>();
        in.forEach(elements::add);
        ArrayNode array = mapper.createArrayNode();
        switch (name) {
            case "length":
                return in.isTextual()
                        ? number(in.textValue().codePointCount(0, in.textValue().length()))
                        : in.isNumber() ? JqFunctions.number(in.decimalValue().abs()) : number(in.size());
            case "keys", "keys_unsorted":
                if (!in.isContainerNode()) {
                    throw new JqMachine.Failure(JqMachine.described(in) + " has no keys");
                }
                List<String> names = new ArrayList<>();
                in.fieldNames().forEachRemaining(names::add);
                if (name.equals("keys")) {
                    names.sort(null);
                }
                names.forEach(array::add);
                for (int i = 0; in.isArray() && i < in.size(); i++) {
                    array.add(number(i));
                }
                return array;
            case "values":
                return in;
            case "not":
                return BooleanNode.valueOf(!JqMachine.isTrue(in));
            case "type":
                return TextNode.valueOf(JqFunctions.type(in));
            case "add":
                JsonNode sum = NullNode.getInstance();
                for (JsonNode one : elements) {
                    sum = functions.calculated("+", sum, one);
                }
                return sum;
            case "any", "all":
                return BooleanNode.valueOf(
                        name.equals("any")
                                ? elements.stream().anyMatch(JqMachine::isTrue)
                                : elements.stream().allMatch(JqMachine::isTrue));
            case "first", "last":
                return elements.isEmpty()
                        ? NullNode.getInstance()
                        : elements.get(name.equals("first") ? 0 : elements.size() - 1);
            case "sort", "unique":
                elements.sort(JqFunctions.order());
                for (JsonNode one : elements) {
                    if (name.equals("sort")
                            || array.isEmpty()
                            || JqFunctions.order().compare(array.get(array.size() - 1), one) != 0) {
                        array.add(one);
                    }
                }
                return array;
            case "min", "max":
                Comparator<JsonNode> order = JqFunctions.order();
                return elements.stream()
                        .max(name.equals("max") ? order : order.reversed())
                        .orElse(NullNode.getInstance());
            case "reverse":
                Collections.reverse(elements);
                return in.isTextual()
                        ? TextNode.valueOf(
                                new StringBuilder(in.textValue()).reverse().toString())
                        : array.addAll(elements);
            case "flatten":
                return flat(mapper, in, 1000);
            case "to_entries":
                in.properties()
                        .forEach(entry ->
                                array.addObject().put("key", entry.getKey()).set("value", entry.getValue()));
                return array;
            case "from_entries":
                ObjectNode object = mapper.createObjectNode();
                for (JsonNode entry : elements) {
                    JsonNode key = entry.has("key")
                            ? entry.get("key")
                            : entry.has("Key") ? entry.get("Key") : entry.path("name");
                    JsonNode value = entry.has("value")
                            ? entry.get("value")
                            : entry.has("Value") ? entry.get("Value") : NullNode.getInstance();
                    object.set(key.asText(), value);
                }
                return object;
            case "tostring":
                return TextNode.valueOf(functions.format(in, ""));
            case "tojson":
                return TextNode.valueOf(functions.format(in, "@json"));
            case "fromjson":
                return Jq.json(in.asText());
            case "tonumber":
                if (in.isNumber()) {
                    return in;
                }
                if (!in.asText().strip().matches("-?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][-+]?[0-9]{1,3})?")) {
                    throw new JqMachine.Failure(JqMachine.described(in) + " cannot be parsed as a number");
                }
                return JqFunctions.number(new BigDecimal(in.asText().strip()));
            case "ascii_downcase":
                return TextNode.valueOf(in.asText().toLowerCase(Locale.ROOT));
            case "ascii_upcase":
                return TextNode.valueOf(in.asText().toUpperCase(Locale.ROOT));
            case "floor", "ceil", "round", "sqrt", "fabs":
                double value = JqFunctions.decimal(in, "number required").doubleValue();
                return number(
                        switch (name) {
                            case "floor" -> Math.floor(value);
                            case "ceil" -> Math.ceil(value);
                            case "round" -> Math.round(value);
                            case "sqrt" -> Math.sqrt(Math.max(0, value));
                            default -> Math.abs(value);
                        });
            default:
                throw new UsageError(
                        "error: " + name
                                + "/0 is not defined at <top-level>, line 1 (or not emulated)\njq: 1 compile error",
                        3);
        }
    }
}
