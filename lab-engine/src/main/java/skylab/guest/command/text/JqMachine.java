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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.process.UsageError;

/** Evaluates expressions of jq. */
final class JqMachine {
    private static final int MOST = 1_000_000;
    private final ObjectMapper mapper;
    private final JqFunctions functions;
    private int steps;
    private int depth;

    JqMachine(ObjectMapper mapper) {
        this.mapper = mapper;
        this.functions = new JqFunctions(this, mapper);
    }

    /** What jq calls an error. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    List<JsonNode> run(JqExpression expression, JsonNode input, Map<String, JsonNode> variables) {
        if (++steps > MOST) {
            throw new Failure("Skylab does not emulate programs of more than " + MOST + " steps");
        }
        if (++depth > 1000) {
            throw new Failure("Skylab does not emulate nesting as deep as this");
        }
        try {
            return evaluate(expression, input, variables);
        } finally {
            depth--;
        }
    }

    private List<JsonNode> evaluate(JqExpression expression, JsonNode input, Map<String, JsonNode> variables) {
        List<JsonNode> results = new ArrayList<>();
        if (expression instanceof JqExpression.Identity) {
            return List.of(input);
        } else if (expression instanceof JqExpression.Literal literal) {
            return List.of(literal.value());
        } else if (expression instanceof JqExpression.Everything) {
            everything(input, results);
        } else if (expression instanceof JqExpression.At at) {
            for (JsonNode of : run(at.of(), input, variables)) {
                for (JsonNode key : run(at.key(), input, variables)) {
                    results.add(at(of, key));
                }
            }
        } else if (expression instanceof JqExpression.Slice slice) {
            for (JsonNode of : run(slice.of(), input, variables)) {
                JsonNode from = slice.from() == null
                        ? null
                        : run(slice.from(), input, variables).get(0);
                JsonNode to = slice.to() == null
                        ? null
                        : run(slice.to(), input, variables).get(0);
                results.add(slice(of, from, to));
            }
        } else if (expression instanceof JqExpression.Iterate iterate) {
            for (JsonNode of : run(iterate.of(), input, variables)) {
                if (!of.isContainerNode()) {
                    throw new Failure("Cannot iterate over " + described(of));
                }
                of.forEach(results::add);
            }
        } else if (expression instanceof JqExpression.Try attempt) {
            try {
                results.addAll(run(attempt.of(), input, variables));
            } catch (Failure e) {
                if (attempt.otherwise() != null) {
                    results.addAll(run(attempt.otherwise(), TextNode.valueOf(e.getMessage()), variables));
                }
            }
        } else if (expression instanceof JqExpression.Pipe pipe) {
            for (JsonNode left : run(pipe.left(), input, variables)) {
                results.addAll(run(pipe.right(), left, variables));
            }
        } else if (expression instanceof JqExpression.Comma comma) {
            results.addAll(run(comma.left(), input, variables));
            results.addAll(run(comma.right(), input, variables));
        } else if (expression instanceof JqExpression.Binary binary) {
            binary(binary, input, variables, results);
        } else if (expression instanceof JqExpression.Negate negate) {
            for (JsonNode of : run(negate.of(), input, variables)) {
                results.add(JqFunctions.number(
                        JqFunctions.decimal(of, "cannot be negated").negate()));
            }
        } else if (expression instanceof JqExpression.Collect collect) {
            results.add(mapper.createArrayNode().addAll(run(collect.of(), input, variables)));
        } else if (expression instanceof JqExpression.Construct construct) {
            results.addAll(construct(construct, input, variables));
        } else if (expression instanceof JqExpression.Text text) {
            StringBuilder all = new StringBuilder();
            for (JqExpression part : text.parts()) {
                JsonNode value =
                        run(part, input, variables).stream().findFirst().orElse(TextNode.valueOf(""));
                boolean plain =
                        part instanceof JqExpression.Literal && text.parts().size() > 1;
                all.append(plain ? value.asText() : functions.format(value, text.format()));
            }
            results.add(TextNode.valueOf(all.toString()));
        } else if (expression instanceof JqExpression.Variable variable) {
            JsonNode value = variables.get(variable.name());
            if (value == null) {
                throw new UsageError(
                        "error: $" + variable.name() + " is not defined at <top-level>\njq: 1 compile error", 3);
            }
            results.add(value);
        } else if (expression instanceof JqExpression.Bind bind) {
            for (JsonNode value : run(bind.value(), input, variables)) {
                results.addAll(run(bind.body(), input, with(variables, bind.name(), value)));
            }
        } else if (expression instanceof JqExpression.Reduce reduce) {
            JsonNode sum = run(reduce.start(), input, variables).get(0);
            for (JsonNode value : run(reduce.of(), input, variables)) {
                List<JsonNode> next = run(reduce.update(), sum, with(variables, reduce.name(), value));
                sum = next.isEmpty() ? NullNode.getInstance() : next.get(next.size() - 1);
            }
            results.add(sum);
        } else if (expression instanceof JqExpression.If choice) {
            for (JsonNode condition : run(choice.condition(), input, variables)) {
                results.addAll(run(isTrue(condition) ? choice.yes() : choice.no(), input, variables));
            }
        } else if (expression instanceof JqExpression.Call call) {
            results.addAll(functions.call(call, input, variables));
        }
        return results;
    }

    private static Map<String, JsonNode> with(Map<String, JsonNode> variables, String name, JsonNode value) {
        Map<String, JsonNode> more = new TreeMap<>(variables);
        more.put(name, value);
        return more;
    }

    static boolean isTrue(JsonNode node) {
        return !node.isNull() && !(node.isBoolean() && !node.booleanValue());
    }

    private static void everything(JsonNode node, List<JsonNode> results) {
        results.add(node);
        node.forEach(child -> everything(child, results));
    }

    static String described(JsonNode node) {
        String text = node.toString();
        String shown = text.length() > 11 ? text.substring(0, 10) + "..." : text;
        return JqFunctions.type(node) + (node.isNull() ? "" : " (" + shown + ")");
    }

    static JsonNode at(JsonNode of, JsonNode key) {
        if (of.isNull() && (key.isTextual() || key.isNumber() || key.isNull())) {
            return NullNode.getInstance();
        }
        if (of.isObject() && key.isTextual()) {
            JsonNode value = of.get(key.textValue());
            return value == null ? NullNode.getInstance() : value;
        }
        if (of.isArray() && key.isNumber()) {
            int index = (int) Math.floor(key.doubleValue());
            JsonNode value = of.get(index < 0 ? of.size() + index : index);
            return value == null ? NullNode.getInstance() : value;
        }
        throw new Failure("Cannot index " + JqFunctions.type(of) + " with "
                + (key.isTextual() ? "\"" + key.textValue() + "\"" : JqFunctions.type(key)));
    }

    private JsonNode slice(JsonNode of, JsonNode from, JsonNode to) {
        if (of.isNull()) {
            return of;
        }
        if (!of.isArray() && !of.isTextual()) {
            throw new Failure("Cannot index " + JqFunctions.type(of) + " with object");
        }
        int size = of.isArray() ? of.size() : of.textValue().length();
        int begin = bound(from, 0, size);
        int end = Math.max(begin, bound(to, size, size));
        if (of.isTextual()) {
            return TextNode.valueOf(of.textValue().substring(begin, end));
        }
        ArrayNode part = mapper.createArrayNode();
        for (int i = begin; i < end; i++) {
            part.add(of.get(i));
        }
        return part;
    }

    private static int bound(JsonNode node, int usual, int size) {
        int value = node == null || !node.isNumber() ? usual : (int) node.doubleValue();
        return Math.max(0, Math.min(size, value < 0 ? size + value : value));
    }

    private List<JsonNode> construct(
            JqExpression.Construct construct, JsonNode input, Map<String, JsonNode> variables) {
        List<ObjectNode> objects = new ArrayList<>(List.of(mapper.createObjectNode()));
        for (int i = 0; i < construct.keys().size(); i++) {
            List<ObjectNode> more = new ArrayList<>();
            for (ObjectNode before : objects) {
                for (JsonNode key : run(construct.keys().get(i), input, variables)) {
                    if (!key.isTextual()) {
                        throw new Failure("Object keys must be strings");
                    }
                    for (JsonNode value : run(construct.values().get(i), input, variables)) {
                        ObjectNode copy = mapper.createObjectNode();
                        copy.setAll(before);
                        copy.set(key.textValue(), value);
                        more.add(copy);
                    }
                }
            }
            objects = more;
        }
        return new ArrayList<>(objects);
    }

    private void binary(
            JqExpression.Binary binary, JsonNode input, Map<String, JsonNode> variables, List<JsonNode> results) {
        String operator = binary.operator();
        switch (operator) {
            case "//" -> {
                List<JsonNode> left;
                try {
                    left = run(binary.left(), input, variables).stream()
                            .filter(JqMachine::isTrue)
                            .toList();
                } catch (Failure e) {
                    left = List.of();
                }
                results.addAll(left.isEmpty() ? run(binary.right(), input, variables) : left);
            }
            case "and", "or" -> {
                for (JsonNode left : run(binary.left(), input, variables)) {
                    if (isTrue(left) == operator.equals("or")) {
                        results.add(BooleanNode.valueOf(operator.equals("or")));
                    } else {
                        run(binary.right(), input, variables)
                                .forEach(right -> results.add(BooleanNode.valueOf(isTrue(right))));
                    }
                }
            }
            case "=", "|=", "+=", "-=", "*=", "/=", "%=", "//=" -> {
                for (JsonNode value : operator.equals("|=") ? List.of(input) : run(binary.right(), input, variables)) {
                    results.add(functions.update(binary.left(), input, variables, old -> {
                        if (operator.equals("|=")) {
                            List<JsonNode> now = run(binary.right(), old, variables);
                            return now.isEmpty() ? null : now.get(0);
                        }
                        return operator.equals("=")
                                ? value
                                : operator.equals("//=")
                                        ? isTrue(old) ? old : value
                                        : functions.calculated(operator.substring(0, 1), old, value);
                    }));
                }
            }
            default -> {
                for (JsonNode right : run(binary.right(), input, variables)) {
                    for (JsonNode left : run(binary.left(), input, variables)) {
                        results.add(functions.calculated(operator, left, right));
                    }
                }
            }
        }
    }

    /** Writes JSON; a negative indent means on one line. */
    static void write(JsonNode node, int indent, boolean sorted, boolean tab, StringBuilder out) {
        if (!node.isContainerNode() || node.isEmpty()) {
            out.append(node.isNumber() ? plain(node) : node.toString());
            return;
        }
        boolean object = node.isObject();
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (sorted) {
            names.sort(null);
        }
        String unit = tab ? "\t" : "  ";
        out.append(object ? '{' : '[');
        for (int i = 0; i < node.size(); i++) {
            out.append(i > 0 ? "," : "").append(indent < 0 ? "" : "\n" + unit.repeat(indent + 1));
            if (object) {
                out.append(TextNode.valueOf(names.get(i))).append(indent < 0 ? ":" : ": ");
            }
            write(object ? node.get(names.get(i)) : node.get(i), indent < 0 ? -1 : indent + 1, sorted, tab, out);
        }
        out.append(indent < 0 ? "" : "\n" + unit.repeat(indent)).append(object ? '}' : ']');
    }

    static String plain(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return value.scale() > 0 || Math.abs(value.precision() - value.scale()) <= 18
                ? value.toPlainString()
                : value.toString();
    }
}
