package skylab.guest.command.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.process.UsageError;

/** The functions of jq. */
final class JqFunctions {
    private static final Comparator<JsonNode> ORDER = JqFunctions::compare;
    private final JqMachine machine;
    private final ObjectMapper mapper;

    JqFunctions(JqMachine machine, ObjectMapper mapper) {
        this.machine = machine;
        this.mapper = mapper;
    }

    static String type(JsonNode node) {
        return node.isNull()
                ? "null"
                : node.isBoolean()
                        ? "boolean"
                        : node.isNumber()
                                ? "number"
                                : node.isTextual() ? "string" : node.isArray() ? "array" : "object";
    }

    static JsonNode number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return DecimalNode.valueOf(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private static JsonNode number(long value) {
        return DecimalNode.valueOf(BigDecimal.valueOf(value));
    }

    static BigDecimal decimal(JsonNode node, String problem) {
        if (!node.isNumber()) {
            throw new JqMachine.Failure(JqMachine.described(node) + " " + problem);
        }
        return node.decimalValue();
    }

    private static int rank(JsonNode node) {
        return node.isNull()
                ? 0
                : node.isBoolean()
                        ? node.booleanValue() ? 2 : 1
                        : node.isNumber() ? 3 : node.isTextual() ? 4 : node.isArray() ? 5 : 6;
    }

    private static int compare(JsonNode a, JsonNode b) {
        int ranks = Integer.compare(rank(a), rank(b));
        if (ranks != 0 || rank(a) < 3) {
            return ranks;
        }
        if (a.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        } else if (a.isTextual()) {
            return a.textValue().compareTo(b.textValue());
        } else if (a.isObject()) {
            List<String> one = names(a);
            List<String> other = names(b);
            int keys = one.toString().compareTo(other.toString());
            for (int i = 0; keys == 0 && i < one.size(); i++) {
                keys = compare(a.get(one.get(i)), b.get(other.get(i)));
            }
            return keys;
        }
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        return names;
    }

    JsonNode calculated(String operator, JsonNode a, JsonNode b) {
        switch (operator) {
            case "==", "!=", "<", "<=", ">", ">=":
                int order = compare(a, b);
                return BooleanNode.valueOf(
                        switch (operator) {
                            case "==" -> order == 0;
                            case "!=" -> order != 0;
                            case "<" -> order < 0;
                            case "<=" -> order <= 0;
                            case ">" -> order > 0;
                            default -> order >= 0;
                        });
            case "+":
                if (a.isNull() || b.isNull()) {
                    return a.isNull() ? b : a;
                } else if (a.isTextual() && b.isTextual()) {
                    return TextNode.valueOf(a.textValue() + b.textValue());
                } else if (a.isArray() && b.isArray()) {
                    ArrayNode both = mapper.createArrayNode();
                    a.forEach(both::add);
                    b.forEach(both::add);
                    return both;
                } else if (a.isObject() && b.isObject()) {
                    ObjectNode both = mapper.createObjectNode();
                    both.setAll((ObjectNode) a);
                    both.setAll((ObjectNode) b);
                    return both;
                }
                break;
            case "-":
                if (a.isArray() && b.isArray()) {
                    ArrayNode left = mapper.createArrayNode();
                    for (JsonNode one : a) {
                        boolean kept = true;
                        for (JsonNode other : b) {
                            kept &= compare(one, other) != 0;
                        }
                        if (kept) {
                            left.add(one);
                        }
                    }
                    return left;
                }
                break;
            case "/":
                if (a.isTextual() && b.isTextual()) {
                    return split(a.textValue(), b.textValue());
                }
                break;
            default:
                break;
        }
        if (!a.isNumber() || !b.isNumber()) {
            String verb =
                    switch (operator) {
                        case "+" -> "added";
                        case "-" -> "subtracted";
                        case "*" -> "multiplied";
                        default -> "divided";
                    };
            throw new JqMachine.Failure(
                    JqMachine.described(a) + " and " + JqMachine.described(b) + " cannot be " + verb);
        }
        BigDecimal x = a.decimalValue();
        BigDecimal y = b.decimalValue();
        if ((operator.equals("/") || operator.equals("%")) && y.signum() == 0) {
            throw new JqMachine.Failure(JqMachine.described(a) + " and " + JqMachine.described(b)
                    + " cannot be divided because the divisor is zero");
        }
        return number(
                switch (operator) {
                    case "+" -> x.add(y);
                    case "-" -> x.subtract(y);
                    case "*" -> x.multiply(y);
                    case "/" -> x.divide(y, new java.math.MathContext(17));
                    default -> new BigDecimal(x.toBigInteger().remainder(y.toBigInteger()));
                });
    }

    private JsonNode split(String text, String separator) {
        ArrayNode parts = mapper.createArrayNode();
        if (!text.isEmpty()) {
            for (String part : separator.isEmpty() ? text.split("") : text.split(Pattern.quote(separator), -1)) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A value as text, in a format such as {@code @csv}; without one, texts as they are and others as JSON. */
    String format(JsonNode value, String format) {
        String text = value.isTextual() ? value.textValue() : json(value);
        switch (format) {
            case "@base64":
                return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            case "@base64d":
                try {
                    return new String(java.util.Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw new JqMachine.Failure(JqMachine.described(value) + " is not valid base64 data");
                }
            case "@json":
                return json(value);
            case "@uri":
                return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%7E", "~")
                        .replace("*", "%2A");
            case "@sh":
                return value.isArray()
                        ? cells(value, " ", "'", "'\\''")
                        : value.isTextual() ? "'" + text.replace("'", "'\\''") + "'" : text;
            case "@csv", "@tsv":
                if (!value.isArray()) {
                    throw new JqMachine.Failure(JqMachine.described(value) + " cannot be " + format.substring(1)
                            + "-formatted, only an array can be");
                }
                return format.equals("@csv") ? cells(value, ",", "\"", "\"\"") : cells(value, "\t", "", "");
            case "@html":
                return text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("'", "&#39;")
                        .replace("\"", "&quot;");
            case "", "@text":
                return text;
            default:
                throw new JqMachine.Failure(format.substring(1) + " is not a valid format");
        }
    }

    private static String cells(JsonNode array, String separator, String quote, String doubled) {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : array) {
            cells.add(
                    cell.isTextual()
                            ? quote.isEmpty()
                                    ? cell.textValue().replace("\t", "\\t").replace("\n", "\\n")
                                    : quote + cell.textValue().replace(quote, doubled) + quote
                            : cell.isNull() ? "" : json(cell));
        }
        return String.join(separator, cells);
    }

    private static String json(JsonNode value) {
        StringBuilder text = new StringBuilder();
        JqMachine.write(value, -1, false, false, text);
        return text.toString();
    }

    /** The input with what a path expression leads to changed; removed where the change gives null. */
    JsonNode update(
            JqExpression path,
            JsonNode input,
            Map<String, JsonNode> variables,
            java.util.function.UnaryOperator<JsonNode> change) {
        if (path instanceof JqExpression.Identity) {
            return change.apply(input);
        } else if (path instanceof JqExpression.Pipe pipe) {
            return update(pipe.left(), input, variables, inner -> update(pipe.right(), inner, variables, change));
        } else if (path instanceof JqExpression.Comma comma) {
            return update(comma.right(), update(comma.left(), input, variables, change), variables, change);
        } else if (path instanceof JqExpression.Try attempt) {
            try {
                return update(attempt.of(), input, variables, change);
            } catch (JqMachine.Failure e) {
                return input;
            }
        } else if (path instanceof JqExpression.At at) {
            JsonNode key = machine.run(at.key(), input, variables).get(0);
            return update(at.of(), input, variables, of -> set(of, key, change.apply(JqMachine.at(of, key))));
        } else if (path instanceof JqExpression.Iterate iterate) {
            return update(iterate.of(), input, variables, of -> each(of, change));
        } else if (path instanceof JqExpression.Call call
                && call.name().equals("select")
                && call.arguments().size() == 1) {
            boolean holds = machine.run(call.arguments().get(0), input, variables).stream()
                    .anyMatch(JqMachine::isTrue);
            return holds ? change.apply(input) : input;
        }
        throw new JqMachine.Failure(
                "Invalid path expression; Skylab emulates .a, .[i], .[], |, the comma and select there");
    }

    private JsonNode set(JsonNode of, JsonNode key, JsonNode value) {
        if (key.isTextual()) {
            ObjectNode copy = of.isObject() ? ((ObjectNode) of).deepCopy() : mapper.createObjectNode();
            if (value == null) {
                copy.remove(key.textValue());
            } else {
                copy.set(key.textValue(), value);
            }
            return copy;
        }
        ArrayNode copy = of.isArray() ? ((ArrayNode) of).deepCopy() : mapper.createArrayNode();
        int index = key.asInt() < 0 ? copy.size() + key.asInt() : key.asInt();
        if (index < 0 || index > 100_000) {
            throw new JqMachine.Failure("Out of bounds negative array index");
        }
        while (value != null && copy.size() <= index) {
            copy.addNull();
        }
        if (value == null) {
            copy.remove(index);
        } else {
            copy.set(index, value);
        }
        return copy;
    }

    private JsonNode each(JsonNode of, java.util.function.UnaryOperator<JsonNode> change) {
        if (of.isObject()) {
            ObjectNode copy = mapper.createObjectNode();
            of.properties().forEach(entry -> {
                JsonNode value = change.apply(entry.getValue());
                if (value != null) {
                    copy.set(entry.getKey(), value);
                }
            });
            return copy;
        }
        ArrayNode copy = mapper.createArrayNode();
        for (JsonNode one : of) {
            JsonNode value = change.apply(one);
            if (value != null) {
                copy.add(value);
            }
        }
        return copy;
    }

    List<JsonNode> call(JqExpression.Call call, JsonNode in, Map<String, JsonNode> variables) {
        List<JqExpression> arguments = call.arguments();
        JqExpression f = arguments.isEmpty() ? new JqExpression.Identity() : arguments.get(0);
        String name = call.name() + "/" + arguments.size();
        List<JsonNode> results = new ArrayList<>();
        switch (name) {
            case "empty/0":
                return results;
            case "select/1":
                for (JsonNode condition : machine.run(f, in, variables)) {
                    if (JqMachine.isTrue(condition)) {
                        results.add(in);
                    }
                }
                return results;
            case "recurse/0":
                return machine.run(new JqExpression.Everything(), in, variables);
            case "range/1", "range/2":
                BigDecimal from = arguments.size() == 1
                        ? BigDecimal.ZERO
                        : decimal(machine.run(f, in, variables).get(0), "is no number");
                BigDecimal to = decimal(
                        machine.run(arguments.get(arguments.size() - 1), in, variables)
                                .get(0),
                        "is no number");
                for (BigDecimal i = from;
                        i.compareTo(to) < 0 && results.size() < 1_000_000;
                        i = i.add(BigDecimal.ONE)) {
                    results.add(number(i));
                }
                return results;
            case "limit/2":
                List<JsonNode> some = machine.run(arguments.get(1), in, variables);
                return some.subList(
                        0,
                        Math.max(
                                0,
                                Math.min(
                                        some.size(),
                                        machine.run(f, in, variables).get(0).asInt())));
            case "first/1", "last/1":
                List<JsonNode> all = machine.run(f, in, variables);
                return all.isEmpty() ? all : List.of(all.get(name.startsWith("first") ? 0 : all.size() - 1));
            case "error/0", "error/1":
                throw new JqMachine.Failure(machine.run(f, in, variables).get(0).asText());
            case "match/1", "capture/1", "scan/1":
                matches(
                        call.name(),
                        text(in, call.name()),
                        machine.run(f, in, variables).get(0).asText(),
                        results);
                return results;
            default:
                break;
        }
        if (arguments.isEmpty()) {
            return List.of(JqPlainFunctions.call(this, mapper, call.name(), in));
        }
        switch (name) {
            case "map/1":
                return List.of(mapper.createArrayNode()
                        .addAll(machine.run(
                                new JqExpression.Pipe(new JqExpression.Iterate(new JqExpression.Identity()), f),
                                in,
                                variables)));
            case "map_values/1":
                return List.of(each(in, one -> machine.run(f, one, variables).stream()
                        .findFirst()
                        .orElse(null)));
            case "del/1":
                return List.of(delete(f, in, variables));
            case "with_entries/1":
                ArrayNode entries = mapper.createArrayNode();
                for (JsonNode entry : JqPlainFunctions.call(this, mapper, "to_entries", in)) {
                    entries.addAll(machine.run(f, entry, variables));
                }
                return List.of(JqPlainFunctions.call(this, mapper, "from_entries", entries));
            case "sort_by/1", "group_by/1", "unique_by/1", "min_by/1", "max_by/1":
                return List.of(ordered(call.name(), f, in, variables));
            case "any/1", "all/1":
                boolean any = name.startsWith("any");
                boolean found = false;
                for (JsonNode one : in) {
                    found |= machine.run(f, one, variables).stream().anyMatch(value -> JqMachine.isTrue(value) == any);
                }
                return List.of(BooleanNode.valueOf(found == any));
            default:
                break;
        }
        for (JsonNode argument : machine.run(f, in, variables)) {
            results.add(oneArgument(call, argument, in, variables));
        }
        return results;
    }

    private JsonNode delete(JqExpression path, JsonNode in, Map<String, JsonNode> variables) {
        return update(path, in, variables, old -> null);
    }

    private static String text(JsonNode node, String function) {
        if (!node.isTextual()) {
            throw new JqMachine.Failure(JqMachine.described(node) + " cannot be matched, as it is not a string");
        }
        return node.textValue();
    }

    static Pattern regex(String source, String flags) {
        try {
            return Pattern.compile(source, flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw new JqMachine.Failure(source + " (at offset 0) is not a valid regex");
        }
    }

    private void matches(String function, String text, String source, List<JsonNode> results) {
        Matcher matcher = regex(source, "").matcher(text);
        List<String> groups = new ArrayList<>();
        Matcher names = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>").matcher(source);
        while (names.find()) {
            groups.add(names.group(1));
        }
        while (matcher.find()) {
            if (function.equals("capture")) {
                ObjectNode captured = mapper.createObjectNode();
                groups.forEach(group -> captured.put(group, matcher.group(group)));
                results.add(captured);
                return;
            } else if (function.equals("scan")) {
                if (matcher.groupCount() == 0) {
                    results.add(TextNode.valueOf(matcher.group()));
                } else {
                    ArrayNode parts = mapper.createArrayNode();
                    for (int i = 1; i <= matcher.groupCount(); i++) {
                        parts.add(matcher.group(i));
                    }
                    results.add(parts);
                }
                continue;
            }
            ObjectNode match = mapper.createObjectNode();
            match.set("offset", number(matcher.start()));
            match.set("length", number(matcher.end() - matcher.start()));
            match.put("string", matcher.group());
            ArrayNode captures = match.putArray("captures");
            for (int i = 1; i <= matcher.groupCount(); i++) {
                ObjectNode capture = captures.addObject();
                capture.set("offset", number(matcher.start(i)));
                capture.set("length", number(matcher.end(i) - matcher.start(i)));
                capture.put("string", matcher.group(i));
                capture.put("name", i <= groups.size() ? groups.get(i - 1) : null);
            }
            results.add(match);
            return;
        }
    }

    private JsonNode ordered(String name, JqExpression f, JsonNode in, Map<String, JsonNode> variables) {
        if (!in.isArray()) {
            throw new JqMachine.Failure(JqMachine.described(in) + " cannot be sorted, as it is not an array");
        }
        List<JsonNode> keys = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (JsonNode one : in) {
            keys.add(mapper.createArrayNode().addAll(machine.run(f, one, variables)));
            places.add(places.size());
        }
        places.sort((a, b) -> compare(keys.get(a), keys.get(b)));
        if (name.startsWith("m")) {
            return places.isEmpty()
                    ? NullNode.getInstance()
                    : in.get(places.get(name.equals("min_by") ? 0 : places.size() - 1));
        }
        ArrayNode result = mapper.createArrayNode();
        JsonNode before = null;
        for (int place : places) {
            boolean same = before != null && compare(before, keys.get(place)) == 0;
            before = keys.get(place);
            if (name.equals("sort_by") || name.equals("unique_by") && !same) {
                result.add(in.get(place));
            } else if (name.equals("group_by")) {
                (same ? (ArrayNode) result.get(result.size() - 1) : result.addArray()).add(in.get(place));
            }
        }
        return result;
    }

    static Comparator<JsonNode> order() {
        return ORDER;
    }

    private boolean contains(JsonNode a, JsonNode b) {
        if (a.isTextual() && b.isTextual()) {
            return a.textValue().contains(b.textValue());
        } else if (a.isArray() && b.isArray()) {
            for (JsonNode wanted : b) {
                boolean found = false;
                for (JsonNode one : a) {
                    found |= one.getNodeType() == wanted.getNodeType() && contains(one, wanted);
                }
                if (!found) {
                    return false;
                }
            }
            return true;
        } else if (a.isObject() && b.isObject()) {
            for (String key : names(b)) {
                if (!a.has(key) || !contains(a.get(key), b.get(key))) {
                    return false;
                }
            }
            return true;
        }
        return compare(a, b) == 0;
    }

    private JsonNode oneArgument(JqExpression.Call call, JsonNode x, JsonNode in, Map<String, JsonNode> variables) {
        String text = in.isTextual() ? in.textValue() : "";
        switch (call.name() + "/" + call.arguments().size()) {
            case "has/1":
                return BooleanNode.valueOf(x.isTextual() ? in.has(x.textValue()) : in.has(x.asInt()));
            case "in/1":
                return BooleanNode.valueOf(in.isTextual() ? x.has(in.textValue()) : x.has(in.asInt()));
            case "contains/1":
                return BooleanNode.valueOf(contains(in, x));
            case "inside/1":
                return BooleanNode.valueOf(contains(x, in));
            case "join/1":
                List<String> parts = new ArrayList<>();
                in.forEach(part -> parts.add(part.isNull() ? "" : format(part, "")));
                return TextNode.valueOf(String.join(x.asText(), parts));
            case "split/1":
                return split(text(in, "split"), x.asText());
            case "startswith/1":
                return BooleanNode.valueOf(text.startsWith(x.asText()));
            case "endswith/1":
                return BooleanNode.valueOf(text.endsWith(x.asText()));
            case "ltrimstr/1":
                return text.startsWith(x.asText()) && in.isTextual()
                        ? TextNode.valueOf(text.substring(x.asText().length()))
                        : in;
            case "rtrimstr/1":
                return text.endsWith(x.asText()) && in.isTextual()
                        ? TextNode.valueOf(
                                text.substring(0, text.length() - x.asText().length()))
                        : in;
            case "test/1", "test/2":
                String flags = call.arguments().size() > 1
                        ? machine.run(call.arguments().get(1), in, variables)
                                .get(0)
                                .asText()
                        : "";
                return BooleanNode.valueOf(
                        regex(x.asText(), flags).matcher(text(in, "test")).find());
            case "sub/2", "gsub/2":
                String by =
                        Matcher.quoteReplacement(machine.run(call.arguments().get(1), in, variables)
                                .get(0)
                                .asText());
                Matcher matcher = regex(x.asText(), "").matcher(text(in, "sub"));
                return TextNode.valueOf(call.name().equals("sub") ? matcher.replaceFirst(by) : matcher.replaceAll(by));
            case "index/1":
                int place = in.isTextual() ? text.indexOf(x.asText()) : -1;
                return place < 0 ? NullNode.getInstance() : number(place);
            case "flatten/1":
                return JqPlainFunctions.flat(mapper, in, x.asInt());
            case "getpath/1":
                JsonNode at = in;
                for (JsonNode key : x) {
                    at = JqMachine.at(at, key);
                }
                return at;
            default:
                throw new UsageError(
                        "error: " + call.name() + "/" + call.arguments().size()
                                + " is not defined at <top-level>, line 1 (or not emulated)\njq: 1 compile error",
                        3);
        }
    }
}
