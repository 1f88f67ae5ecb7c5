package skylab.kernel.java.documentation;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a line, made without running code of cells: strings, numbers, constants, values of {@code java.time}, and
 * arrays and collections of the JDK with these in them; of other values only the class.
 */
final class ShortValue {
    private static final int LONGEST = 80;
    private static final int MOST_ELEMENTS = 5;
    private static final int DEEPEST = 2;

    private ShortValue() {}

    /** The text; for null the word. */
    static String of(Object value) {
        return of(value, 0);
    }

    private static String of(Object value, int depth) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return '"' + escaped(shortened(text, LONGEST)) + '"';
        }
        if (value instanceof Character character) {
            return "'" + escaped(String.valueOf(character)) + "'";
        }
        Class<?> type = value.getClass();
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Class<?> named) {
            return named.getSimpleName() + ".class";
        }
        if (!isOfJdk(type) && !type.isArray()) {
            return type.getSimpleName().isEmpty() ? "…" : type.getSimpleName() + " …";
        }
        if (value instanceof Number
                || value instanceof Boolean
                || type.getPackageName().equals("java.time")) {
            return shortened(value.toString(), LONGEST);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> "Optional[" + of(inner, depth + 1) + "]")
                    .orElse("Optional.empty");
        }
        return many(value, type, depth);
    }

    private static String many(Object value, Class<?> type, int depth) {
        List<String> texts = new ArrayList<>();
        int size;
        boolean shown = depth < DEEPEST && (type.isArray() || type.getName().startsWith("java.util."));
        if (type.isArray()) {
            size = Array.getLength(value);
            for (int i = 0; shown && i < Math.min(size, MOST_ELEMENTS); i++) {
                texts.add(of(Array.get(value, i), depth + 1));
            }
        } else if (shown && value instanceof Map<?, ?> map) {
            size = map.size();
            map.entrySet().stream()
                    .limit(MOST_ELEMENTS)
                    .forEach(each -> texts.add(of(each.getKey(), depth + 1) + "=" + of(each.getValue(), depth + 1)));
        } else if (shown && value instanceof Collection<?> all) {
            size = all.size();
            all.stream().limit(MOST_ELEMENTS).forEach(each -> texts.add(of(each, depth + 1)));
        } else {
            return type.getSimpleName() + " …";
        }
        String more = size > texts.size() ? ", …" : "";
        return "[" + String.join(", ", texts) + (texts.isEmpty() && size > 0 ? "…" : more) + "]"
                + (size > MOST_ELEMENTS ? " (" + size + ")" : "");
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
