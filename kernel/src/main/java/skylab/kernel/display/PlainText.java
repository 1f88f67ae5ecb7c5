package skylab.kernel.display;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/** Values as text: as {@code toString} says, arrays with their elements, very long ones cut with their size. */
final class PlainText {
    /** Longest text shown, in UTF-16 units. */
    static final int LIMIT = 100_000;

    private static final int ARRAY_LIMIT = 1_000;

    private PlainText() {}

    static String of(Object value) {
        if (value != null && value.getClass().isArray()) {
            return cut(array(value));
        }
        return cut(String.valueOf(value));
    }

    static String cut(String text) {
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "… (" + text.length() + ")";
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(length, ARRAY_LIMIT); i++) {
            text.add(of(Array.get(array, i)));
        }
        if (length > ARRAY_LIMIT) {
            text.add("… (" + length + ")");
        }
        return text.toString();
    }
}
