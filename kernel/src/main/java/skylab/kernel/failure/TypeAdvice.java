package skylab.kernel.failure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** About values that stand where values of another type are needed. */
final class TypeAdvice {
    private static final Pattern LOSSY = Pattern.compile("possible lossy conversion from (\\S+) to (\\S+)");
    private static final Pattern CONVERSION = Pattern.compile("(.+) cannot be converted to (.+)");
    private static final Set<String> PRIMITIVES =
            Set.of("int", "long", "double", "float", "boolean", "char", "byte", "short");
    private static final Map<String, String> PARSERS = Map.of(
            "int",
            "Integer.parseInt",
            "Integer",
            "Integer.parseInt",
            "long",
            "Long.parseLong",
            "Long",
            "Long.parseLong",
            "double",
            "Double.parseDouble",
            "Double",
            "Double.parseDouble",
            "boolean",
            "Boolean.parseBoolean",
            "Boolean",
            "Boolean.parseBoolean");
    private static final Map<String, String> WRAPPERS = Map.of(
            "int",
            "Integer",
            "long",
            "Long",
            "double",
            "Double",
            "float",
            "Float",
            "boolean",
            "Boolean",
            "char",
            "Character",
            "byte",
            "Byte",
            "short",
            "Short");
    private static final Map<String, String> SUFFIXES = Map.of("Long", "L", "Double", ".0", "Float", "f");

    private TypeAdvice() {}

    static Optional<Hint> of(Question question) {
        if (question.is("prob.found.req")) {
            return incompatible(question);
        }
        if (question.is("type.found.req")) {
            String wrapper = WRAPPERS.get(question.labelled("found:"));
            return wrapper == null || !question.labelled("required:").equals("reference")
                    ? Optional.empty()
                    : Hint.of("type.generic", wrapper, question.labelled("found:"));
        }
        if (question.is("operator.cant.be.applied.1", "incomparable.types")) {
            return operator(question);
        }
        return Optional.empty();
    }

    private static Optional<Hint> incompatible(Question question) {
        String reason = question.part(0);
        if (reason.startsWith("bad ") && question.lines().size() > 1) {
            reason = question.lines().get(1).strip();
        }
        if (reason.equals("unexpected return value") || reason.equals("missing return value")) {
            return Hint.of(reason.startsWith("unexpected") ? "type.returnsNothing" : "type.returnsSomething");
        }
        Matcher lossy = LOSSY.matcher(reason);
        if (lossy.matches()) {
            return lossy.group(2).equals("float")
                    ? Hint.of("type.float")
                    : Hint.of("type.lossy", lossy.group(1), lossy.group(2));
        }
        String wanted = question.labelled("equality constraints:");
        if (!wanted.isEmpty()) {
            return Hint.of("type.elements", wanted, question.labelled("lower bounds:"));
        }
        Matcher conversion = CONVERSION.matcher(reason);
        return conversion.matches() ? conversion(question, conversion.group(1), conversion.group(2)) : Optional.empty();
    }

    private static Optional<Hint> conversion(Question question, String from, String to) {
        if (to.equals("boolean")
                && question.after().startsWith("=")
                && !question.after().startsWith("==")) {
            return Hint.of("type.comparison");
        }
        if (from.equals("<null>")) {
            return Hint.of("type.null", to, WRAPPERS.getOrDefault(to, to));
        }
        if (from.equals("String") && to.equals("char")) {
            return question.marked().matches("\"[^\"\\\\]\"")
                    ? Hint.of("type.charQuotes", question.marked().substring(1, 2))
                    : Hint.of("type.charAt");
        }
        if (from.equals("String") && PARSERS.containsKey(to)) {
            return Hint.of("type.parse", PARSERS.get(to));
        }
        if (to.equals("String")) {
            return from.equals("char") && question.marked().startsWith("'")
                    ? Hint.of("type.textQuotes", question.marked().replace("'", ""))
                    : from.equals("Object") ? Hint.of("type.cast", to) : Hint.of("type.toText");
        }
        if (to.equals("boolean")) {
            return Hint.of("type.condition", from);
        }
        if (from.equals("int") && SUFFIXES.containsKey(to)) {
            return Hint.of("type.suffix", to, SUFFIXES.get(to));
        }
        if (to.equals("Throwable")) {
            return Hint.of("type.throwable");
        }
        if (from.contains("<") && to.contains("<")) {
            return Hint.of("type.variance");
        }
        return PRIMITIVES.contains(from) || PRIMITIVES.contains(to) || from.equals(to)
                ? Optional.empty()
                : Hint.of("type.cast", to);
    }

    private static Optional<Hint> operator(Question question) {
        String first = question.labelled("first type:");
        String second = question.labelled("second type:");
        String operator = question.part(0);
        if (question.is("incomparable.types") || operator.equals("==") || operator.equals("!=")) {
            return Hint.of("type.comparable");
        }
        boolean ordering = Set.of("<", ">", "<=", ">=").contains(operator);
        if (ordering && first.equals("boolean")) {
            return Hint.of("type.chain");
        }
        if (ordering && first.equals("String")) {
            return Hint.of("type.compareText");
        }
        if (first.equals("String") || second.equals("String")) {
            return Hint.of("type.textOperator", operator);
        }
        return Set.of("&&", "||").contains(operator) ? Hint.of("type.logic", operator) : Optional.empty();
    }
}
