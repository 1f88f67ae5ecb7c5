package skylab.guest.command.awk;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of awk: a number, a text, or a text of the input that looks like a number and then is both.
 *
 * @param text as text; of a number, empty: it depends on the conversion format
 * @param number as number
 * @param kind what it is
 */
record Value(String text, double number, Kind kind) {
    /** Nothing was assigned. */
    static final Value NONE = new Value("", 0, Kind.NONE);

    private static final Pattern START = Pattern.compile("\\s*([-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?)");

    /** What a value is. */
    enum Kind {
        NONE,
        NUMBER,
        TEXT,
        /** Came from the input and looks like a number. */
        BOTH
    }

    static Value of(double number) {
        return new Value("", number, Kind.NUMBER);
    }

    static Value of(boolean truth) {
        return of(truth ? 1 : 0);
    }

    static Value of(String text) {
        return new Value(text, Double.NaN, Kind.TEXT);
    }

    /** A text from the input. */
    static Value input(String text) {
        if (!mayBeNumber(text)) {
            return of(text);
        }
        Matcher matcher = START.matcher(text);
        boolean number = matcher.lookingAt() && text.substring(matcher.end()).isBlank();
        return number ? new Value(text, Double.parseDouble(matcher.group(1)), Kind.BOTH) : of(text);
    }

    private static boolean mayBeNumber(String text) {
        int size = text.length();
        if (size == 0 || size > 0 && text.charAt(0) > '9') {
            return false;
        }
        char last = text.charAt(size - 1);
        return last <= '9' || last == 'e' || last == 'E';
    }

    double toNumber() {
        if (kind != Kind.TEXT) {
            return number;
        }
        Matcher matcher = START.matcher(text);
        return matcher.lookingAt() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    /** As text; numbers that are not whole in a format such as {@code %.6g}. */
    String toText(String format) {
        return kind == Kind.NUMBER ? text(number, format) : text;
    }

    static String text(double number, String format) {
        if (number == (long) number && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e30) {
            return new BigDecimal(number).toBigInteger().toString();
        }
        return Double.isNaN(number)
                ? "nan"
                : Double.isInfinite(number)
                        ? (number > 0 ? "inf" : "-inf")
                        : Formatting.format(format, java.util.List.of(of(number)), format);
    }

    boolean isTrue() {
        return kind == Kind.TEXT ? !text.isEmpty() : number != 0;
    }

    /** The order of two values: as numbers if both can be, else as texts. */
    static int compare(Value one, Value other, String format) {
        boolean numbers = one.kind != Kind.TEXT && other.kind != Kind.TEXT;
        return numbers
                ? Double.compare(one.number + 0.0, other.number + 0.0)
                : one.toText(format).compareTo(other.toText(format));
    }
}
