package skylab.aws.logs.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.Cidr6;

/** The functions of the query language, by name. */
final class Functions {
    private static final int ANY = 100;

    private static final Map<String, Function> ALL = Stream.of(
                    number("abs", Math::abs),
                    number("ceil", Math::ceil),
                    number("floor", Math::floor),
                    number("log", Math::log),
                    number("sqrt", Math::sqrt),
                    new Function("greatest", 1, ANY, given -> given.stream()
                            .filter(Value::isPresent)
                            .max(Value::compareTo)
                            .orElse(Value.NOTHING)),
                    new Function("least", 1, ANY, given -> given.stream()
                            .filter(Value::isPresent)
                            .min(Value::compareTo)
                            .orElse(Value.NOTHING)),
                    new Function("datefloor", 2, 2, given -> floor(given.get(0), given.get(1), 0)),
                    new Function("dateceil", 2, 2, given -> floor(given.get(0), given.get(1), 1)),
                    new Function(
                            "tomillis",
                            1,
                            1,
                            given -> given.get(0).number().isPresent()
                                    ? Value.of(given.get(0).number().getAsDouble())
                                    : Value.NOTHING),
                    new Function(
                            "frommillis",
                            1,
                            1,
                            given -> given.get(0).number().isPresent()
                                    ? new Value.Time(
                                            (long) given.get(0).number().getAsDouble())
                                    : Value.NOTHING),
                    new Function(
                            "ispresent", 1, 1, given -> Value.of(given.get(0).isPresent())),
                    new Function("coalesce", 1, ANY, given -> given.stream()
                            .filter(Value::isPresent)
                            .findFirst()
                            .orElse(Value.NOTHING)),
                    new Function(
                            "isempty",
                            1,
                            1,
                            given -> Value.of(given.get(0).text().isEmpty())),
                    new Function(
                            "isblank",
                            1,
                            1,
                            given -> Value.of(given.get(0).text().isBlank())),
                    new Function(
                            "concat",
                            1,
                            ANY,
                            given -> Value.of(given.stream().map(Value::text).collect(Collectors.joining()))),
                    new Function("ltrim", 1, 2, given -> trimmed(given, true, false)),
                    new Function("rtrim", 1, 2, given -> trimmed(given, false, true)),
                    new Function("trim", 1, 2, given -> trimmed(given, true, true)),
                    new Function(
                            "strlen",
                            1,
                            1,
                            given -> Value.of(given.get(0)
                                    .text()
                                    .codePointCount(0, given.get(0).text().length()))),
                    text("toupper", text -> text.toUpperCase(Locale.ROOT)),
                    text("tolower", text -> text.toLowerCase(Locale.ROOT)),
                    text("upper", text -> text.toUpperCase(Locale.ROOT)),
                    text("lower", text -> text.toLowerCase(Locale.ROOT)),
                    new Function("substr", 2, 3, Functions::part),
                    new Function(
                            "replace",
                            3,
                            3,
                            given -> given.get(1).text().isEmpty()
                                    ? given.get(0)
                                    : Value.of(given.get(0)
                                            .text()
                                            .replace(
                                                    given.get(1).text(),
                                                    given.get(2).text()))),
                    new Function(
                            "strcontains",
                            2,
                            2,
                            given -> Value.of(
                                    given.get(0).text().contains(given.get(1).text()))),
                    new Function(
                            "isvalidip", 1, 1, given -> Value.of(isVersion4(given.get(0)) || isVersion6(given.get(0)))),
                    new Function("isvalidipv4", 1, 1, given -> Value.of(isVersion4(given.get(0)))),
                    new Function("isvalidipv6", 1, 1, given -> Value.of(isVersion6(given.get(0)))),
                    new Function(
                            "isipv4insubnet",
                            2,
                            2,
                            given -> Value.of(Cidr.parse(given.get(1).text())
                                    .filter(subnet ->
                                            subnet.contains(given.get(0).text()))
                                    .isPresent())))
            .collect(Collectors.toMap(Function::name, one -> one));

    private Functions() {}

    /**
     * A function.
     *
     * @param name in small letters
     * @param least how many arguments it takes at least
     * @param most and at most
     * @param body what it does
     */
    record Function(String name, int least, int most, java.util.function.Function<List<Value>, Value> body) {
        Value of(List<Value> given) {
            return body.apply(given);
        }
    }

    /** The function of a name, whatever its capitals, or null. */
    static Function named(String name) {
        return ALL.get(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isVersion4(Value address) {
        return Cidr.address(address.text()).isPresent();
    }

    private static boolean isVersion6(Value address) {
        return Cidr6.address(address.text()).isPresent();
    }

    private static Function number(String name, DoubleUnaryOperator operator) {
        return new Function(name, 1, 1, given -> {
            OptionalDouble number = given.get(0).number();
            return number.isPresent() ? Value.of(operator.applyAsDouble(number.getAsDouble())) : Value.NOTHING;
        });
    }

    private static Function text(String name, UnaryOperator<String> operator) {
        return new Function(
                name,
                1,
                1,
                given -> given.get(0).isPresent()
                        ? Value.of(operator.apply(given.get(0).text()))
                        : Value.NOTHING);
    }

    private static Value floor(Value moment, Value period, int more) {
        OptionalDouble millis = moment.number();
        OptionalDouble step = period.number();
        if (millis.isEmpty() || step.isEmpty() || step.getAsDouble() < 1) {
            return Value.NOTHING;
        }
        long size = (long) step.getAsDouble();
        long at = (long) millis.getAsDouble();
        long steps = Math.floorDiv(at, size);
        return new Value.Time((steps + (Math.floorMod(at, size) == 0 ? 0 : more)) * size);
    }

    private static Value part(List<Value> given) {
        String text = given.get(0).text();
        int length = text.codePointCount(0, text.length());
        int from = (int) Math.max(0, Math.min(length, given.get(1).number().orElse(0)));
        double wanted = given.size() > 2 ? given.get(2).number().orElse(0) : length;
        int to = (int) Math.max(from, Math.min(length, from + wanted));
        return Value.of(text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to)));
    }

    private static Value trimmed(List<Value> given, boolean left, boolean right) {
        String text = given.get(0).text();
        String removed = given.size() > 1 ? given.get(1).text() : null;
        int from = 0;
        int to = text.length();
        while (left && from < to && isRemoved(text.charAt(from), removed)) {
            from++;
        }
        while (right && to > from && isRemoved(text.charAt(to - 1), removed)) {
            to--;
        }
        return Value.of(text.substring(from, to));
    }

    private static boolean isRemoved(char c, String removed) {
        return removed == null ? Character.isWhitespace(c) : removed.indexOf(c) >= 0;
    }
}
