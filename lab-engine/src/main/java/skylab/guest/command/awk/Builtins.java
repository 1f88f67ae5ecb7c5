package skylab.guest.command.awk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcollections.PMap;
import skylab.guest.command.awk.Node.Expression;
import skylab.guest.process.UsageError;
import skylab.guest.shell.TimeFormat;

/** The functions that awk has. */
final class Builtins {
    private final Interpreter interpreter;
    private final Memory memory;
    private final Exchange exchange;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private long random;
    private long seed;

    Builtins(Interpreter interpreter, Memory memory, Exchange exchange, long random, long seed) {
        this.interpreter = interpreter;
        this.memory = memory;
        this.exchange = exchange;
        this.random = random;
        this.seed = seed;
    }

    /** How many random numbers were drawn. */
    long random() {
        return random;
    }

    /** What they follow from. */
    long seed() {
        return seed;
    }

    /** An expression that is to be matched: between slashes, or computed. */
    Pattern pattern(Expression expression) {
        Expression inner = expression instanceof Node.Group group ? group.inner() : expression;
        return inner instanceof Node.Regex regex
                ? regex.pattern()
                : patterns.computeIfAbsent(interpreter.text(expression), text -> Regexes.compile(Escape.regex(text)));
    }

    Value call(String name, List<Expression> arguments) {
        switch (name) {
            case "length":
                return length(arguments);
            case "split":
                return split(arguments);
            case "sub", "gsub":
                require(name, arguments, 2);
                return substitute(arguments, name.equals("gsub"));
            case "gensub":
                require(name, arguments, 3);
                return generalSubstitute(arguments);
            case "match":
                require(name, arguments, 2);
                return match(arguments);
            case "rand":
                return Value.of(new SplittableRandom(seed * 31 + random++).nextDouble());
            case "srand":
                long before = seed;
                seed = arguments.isEmpty() ? seed + 1 : (long) number(arguments, 0);
                random = 0;
                return Value.of(before);
            case "systime":
                return Value.of(exchange.now().getEpochSecond());
            case "strftime":
                return strftime(arguments);
            case "fflush":
                exchange.ask(new Exchange.Request.Flush());
                return Value.of(0);
            default:
                require(name, arguments, 1);
                return outside(name, arguments);
        }
    }

    private static void require(String name, List<Expression> arguments, int count) {
        if (arguments.size() < count) {
            throw new UsageError("cmd. line:1: fatal: not enough arguments to function `" + name + "'", 1);
        }
    }

    private double number(List<Expression> arguments, int index) {
        return interpreter.evaluate(arguments.get(index)).toNumber();
    }

    private String text(List<Expression> arguments, int index) {
        return interpreter.text(arguments.get(index));
    }

    private Value strftime(List<Expression> arguments) {
        String format = arguments.isEmpty() ? "%a %b %e %H:%M:%S %Z %Y" : text(arguments, 0);
        Instant time = arguments.size() > 1 ? Instant.ofEpochSecond((long) number(arguments, 1)) : exchange.now();
        boolean utc =
                arguments.size() > 2 && interpreter.evaluate(arguments.get(2)).isTrue();
        return Value.of(TimeFormat.of(time, TimeFormat.zone(utc ? "UTC" : exchange.zone()), format));
    }

    private Value mktime(String text) {
        String[] parts = text.strip().split("[ \\t]+");
        int[] numbers = new int[6];
        for (int i = 0; i < 6; i++) {
            if (i >= parts.length || !parts[i].matches("-?[0-9]{1,6}")) {
                return Value.of(-1);
            }
            numbers[i] = Integer.parseInt(parts[i]);
        }
        return Value.of(LocalDateTime.of(numbers[0], 1, 1, 0, 0)
                .plusMonths(numbers[1] - 1L)
                .plusDays(numbers[2] - 1L)
                .plusHours(numbers[3])
                .plusMinutes(numbers[4])
                .plusSeconds(numbers[5])
                .atZone(TimeFormat.zone(exchange.zone()))
                .toEpochSecond());
    }

    /** The keys of an array in the order that {@code PROCINFO["sorted_in"]} wants, or in that of numbers and texts. */
    List<String> keys(String array) {
        PMap<String, Value> elements = memory.elements(array);
        List<String> keys = new ArrayList<>(State.keys(elements));
        Value wanted = memory.elements("PROCINFO").get("sorted_in");
        if (wanted == null) {
            return keys;
        }
        String order = wanted.text();
        if (order.startsWith("@val")) {
            keys.sort((a, b) -> order(elements.get(a), elements.get(b), order));
        } else if (order.startsWith("@ind_str")) {
            keys.sort(null);
        } else if (order.startsWith("@ind_num")) {
            keys.sort(
                    java.util.Comparator.comparingDouble(key -> Value.input(key).toNumber()));
        }
        if (order.endsWith("_desc")) {
            java.util.Collections.reverse(keys);
        }
        return keys;
    }

    private int order(Value a, Value b, String order) {
        return order.contains("_str")
                ? a.toText(memory.convert()).compareTo(b.toText(memory.convert()))
                : order.contains("_num")
                        ? Double.compare(a.toNumber(), b.toNumber())
                        : Value.compare(a, b, memory.convert());
    }

    /** {@code asort} and {@code asorti}: values or keys in order become the elements of an array. */
    private Value sorted(List<Expression> arguments, boolean byKey) {
        if (!(arguments.get(0) instanceof Node.Name source)) {
            throw new UsageError("cmd. line:1: fatal: asort: first argument is not an array", 2);
        }
        PMap<String, Value> elements = memory.elements(source.name());
        List<Value> values = new ArrayList<>();
        if (byKey) {
            elements.keySet().forEach(key -> values.add(Value.of(key)));
        } else {
            values.addAll(elements.values());
        }
        values.sort((a, b) -> Value.compare(a, b, memory.convert()));
        PMap<String, Value> result = State.noElements();
        for (int i = 0; i < values.size(); i++) {
            result = result.plus(Integer.toString(i + 1), values.get(i));
        }
        boolean other = arguments.size() > 1 && arguments.get(1) instanceof Node.Name;
        memory.setElements(other ? ((Node.Name) arguments.get(1)).name() : source.name(), result);
        return Value.of(values.size());
    }

    private Value outside(String name, List<Expression> arguments) {
        switch (name) {
            case "system":
                return Value.of(exchange.ask(new Exchange.Request.System(text(arguments, 0)))
                        .status());
            case "close":
                return Value.of(exchange.ask(new Exchange.Request.Close(text(arguments, 0)))
                        .status());
            case "mktime":
                return mktime(text(arguments, 0));
            case "asort", "asorti":
                return sorted(arguments, name.equals("asorti"));
            case "strtonum":
                String text = text(arguments, 0).strip();
                return Value.of(
                        text.matches("0[xX][0-9a-fA-F]{1,15}")
                                ? Long.parseLong(text.substring(2), 16)
                                : text.matches("0[0-7]{1,20}")
                                        ? Long.parseLong(text, 8)
                                        : Value.input(text).toNumber());
            case "compl":
                return Value.of(~(long) number(arguments, 0) & (1L << 53) - 1);
            case "and", "or", "xor", "lshift", "rshift":
                require(name, arguments, 2);
                long a = (long) number(arguments, 0);
                long b = (long) number(arguments, 1);
                return Value.of(
                        switch (name) {
                            case "and" -> a & b;
                            case "or" -> a | b;
                            case "xor" -> a ^ b;
                            case "lshift" -> a << b;
                            default -> a >>> b;
                        });
            case "typeof":
                return Value.of(kind(arguments.get(0)));
            case "isarray":
                return Value.of(kind(arguments.get(0)).equals("array"));
            default:
                return simple(name, arguments);
        }
    }

    private String kind(Expression expression) {
        if (expression instanceof Node.Name name
                && memory.mayBeArray(name.name())
                && !memory.elements(name.name()).isEmpty()) {
            return "array";
        }
        return switch (interpreter.evaluate(expression).kind()) {
            case NONE -> "untyped";
            case NUMBER -> "number";
            case TEXT -> "string";
            case BOTH -> "strnum";
        };
    }

    private Value simple(String name, List<Expression> arguments) {
        switch (name) {
            case "substr":
                require(name, arguments, 2);
                return Value.of(substring(arguments));
            case "index":
                require(name, arguments, 2);
                return Value.of(text(arguments, 0).indexOf(text(arguments, 1)) + 1);
            case "sprintf":
                List<Value> values = interpreter.all(arguments);
                return Value.of(Formatting.format(
                        values.get(0).toText(memory.convert()), values.subList(1, values.size()), memory.convert()));
            case "tolower":
                return Value.of(text(arguments, 0).toLowerCase(Locale.ROOT));
            case "toupper":
                return Value.of(text(arguments, 0).toUpperCase(Locale.ROOT));
            case "int":
                double number = number(arguments, 0);
                return Value.of(number < 0 ? Math.ceil(number) : Math.floor(number));
            case "sqrt":
                return Value.of(Math.sqrt(number(arguments, 0)));
            case "exp":
                return Value.of(Math.exp(number(arguments, 0)));
            case "log":
                return Value.of(Math.log(number(arguments, 0)));
            case "sin":
                return Value.of(Math.sin(number(arguments, 0)));
            case "cos":
                return Value.of(Math.cos(number(arguments, 0)));
            case "atan2":
                require(name, arguments, 2);
                return Value.of(Math.atan2(number(arguments, 0), number(arguments, 1)));
            default:
                throw new UsageError("cmd. line:1: fatal: function `" + name + "' not defined", 1);
        }
    }

    private Value length(List<Expression> arguments) {
        if (arguments.isEmpty()) {
            String record = interpreter.record();
            return Value.of(record.codePointCount(0, record.length()));
        }
        if (arguments.get(0) instanceof Node.Name name
                && memory.mayBeArray(name.name())
                && !memory.elements(name.name()).isEmpty()) {
            return Value.of(memory.elements(name.name()).size());
        }
        String text = text(arguments, 0);
        return Value.of(text.codePointCount(0, text.length()));
    }

    private String substring(List<Expression> arguments) {
        String text = text(arguments, 0);
        int length = text.codePointCount(0, text.length());
        double from = Math.rint(number(arguments, 1));
        double to = arguments.size() > 2 ? from + Math.rint(number(arguments, 2)) : Double.POSITIVE_INFINITY;
        int begin = (int) Math.max(1, Math.min(length + 1.0, from));
        int end = (int) Math.max(begin, Math.min(length + 1.0, to));
        return text.substring(text.offsetByCodePoints(0, begin - 1), text.offsetByCodePoints(0, end - 1));
    }

    private Value split(List<Expression> arguments) {
        require("split", arguments, 2);
        if (!(arguments.get(1) instanceof Node.Name array)) {
            throw new UsageError("cmd. line:1: fatal: split: second argument is not an array", 2);
        }
        String text = text(arguments, 0);
        List<String> pieces;
        if (arguments.size() < 3) {
            pieces = Record.pieces(text, memory.text("FS"));
        } else if (arguments.get(2) instanceof Node.Regex regex) {
            pieces = text.isEmpty() ? List.of() : List.of(regex.pattern().split(text, -1));
        } else {
            pieces = Record.pieces(text, text(arguments, 2));
        }
        PMap<String, Value> elements = State.noElements();
        for (int i = 0; i < pieces.size(); i++) {
            elements = elements.plus(Integer.toString(i + 1), Value.input(pieces.get(i)));
        }
        memory.setElements(array.name(), elements);
        return Value.of(pieces.size());
    }

    private Value substitute(List<Expression> arguments, boolean all) {
        Pattern pattern = pattern(arguments.get(0));
        String replacement = text(arguments, 1);
        Expression target = arguments.size() > 2 ? arguments.get(2) : new Node.Field(new Node.Number(0));
        String text = interpreter.text(target);
        Replaced replaced = replaced(text, pattern, replacement, 1, all, false);
        if (replaced.count > 0 && target instanceof Node.Place place) {
            interpreter.assign(place, Value.of(replaced.text));
        }
        return Value.of(replaced.count);
    }

    private Value generalSubstitute(List<Expression> arguments) {
        String how = text(arguments, 2);
        boolean all = how.startsWith("g") || how.startsWith("G");
        int which = all ? 1 : Math.max(1, (int) Value.input(how).toNumber());
        String text = arguments.size() > 3 ? text(arguments, 3) : interpreter.record();
        return Value.of(replaced(text, pattern(arguments.get(0)), text(arguments, 1), which, all, true).text);
    }

    private record Replaced(String text, int count) {}

    private static Replaced replaced(
            String text, Pattern pattern, String replacement, int which, boolean all, boolean groups) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int seen = 0;
        int count = 0;
        int previousEnd = -1;
        while (matcher.find()) {
            if (matcher.start() == matcher.end() && matcher.start() == previousEnd) {
                continue;
            }
            previousEnd = matcher.end();
            if (++seen < which) {
                continue;
            }
            out.append(text, copied, matcher.start());
            copied = matcher.end();
            append(out, replacement, matcher, groups);
            count++;
            if (!all) {
                break;
            }
        }
        return new Replaced(out.append(text.substring(copied)).toString(), count);
    }

    private static void append(StringBuilder out, String replacement, Matcher match, boolean groups) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
            if (c == '&') {
                out.append(match.group());
            } else if (c == '\\' && (next == '&' || next == '\\')) {
                out.append(next);
                i++;
            } else if (groups && c == '\\' && next >= '0' && next <= '9') {
                String group = next - '0' <= match.groupCount() ? match.group(next - '0') : "";
                out.append(group == null ? "" : group);
                i++;
            } else {
                out.append(c);
            }
        }
    }

    private Value match(List<Expression> arguments) {
        String text = text(arguments, 0);
        Matcher matcher = pattern(arguments.get(1)).matcher(text);
        boolean found = matcher.find();
        int start = found ? text.codePointCount(0, matcher.start()) + 1 : 0;
        int length = found ? text.codePointCount(matcher.start(), matcher.end()) : -1;
        memory.set("RSTART", Value.of(start));
        memory.set("RLENGTH", Value.of(length));
        if (arguments.size() > 2 && arguments.get(2) instanceof Node.Name array) {
            PMap<String, Value> groups = State.noElements();
            for (int i = 0; found && i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    groups = groups.plus(Integer.toString(i), Value.input(matcher.group(i)));
                }
            }
            memory.setElements(array.name(), groups);
        }
        return Value.of(start);
    }
}
