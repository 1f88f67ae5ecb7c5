package skylab.guest.command.text;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.command.gnu.Collation;
import skylab.guest.process.UsageError;

/**
 * A part of lines by which they are sorted.
 *
 * @param fromField the first field, from 1; 0 for the whole line
 * @param fromCharacter where in it, from 1
 * @param toField the last field, 0 for the line's end
 * @param toCharacter where in it, 0 for its end
 * @param how letters of ordering options: {@code bdfghiMnrV}
 * @param skipEnd whether blanks before the end position are passed over
 */
record SortKey(int fromField, int fromCharacter, int toField, int toCharacter, String how, boolean skipEnd) {
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{1,9})(?:\\.([0-9]{1,9}))?([bdfghiMnrV]*)(?:,([0-9]{1,9})(?:\\.([0-9]{1,9}))?([bdfghiMnrV]*))?");
    private static final Pattern NUMBER = Pattern.compile("-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern GENERAL = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    static SortKey wholeLine(String how) {
        return new SortKey(0, 1, 0, 0, how, false);
    }

    static SortKey parse(String text, String global) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageError("invalid number at field start: invalid count at start of '" + text + "'", 2);
        }
        int field = Integer.parseInt(matcher.group(1));
        int character = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        if (field == 0) {
            throw new UsageError("field number is zero: invalid field specification '" + text + "'", 2);
        }
        int toField = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
        int toCharacter = matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5));
        String end = matcher.group(6) == null ? "" : matcher.group(6);
        // Blanks belong to the place where the letter stands, the other letters to the whole key.
        String own = matcher.group(3) + end.replace("b", "");
        boolean inherits = own.isEmpty() && end.isEmpty();
        return new SortKey(
                field,
                character,
                toField,
                toCharacter,
                inherits ? global : own,
                inherits ? global.contains("b") : end.contains("b"));
    }

    /** A number: exact where a double would not be. */
    private record Number(double near, BigDecimal exact) {
        static Number of(String text) {
            return text.length() <= 15
                    ? new Number(Double.parseDouble(text), null)
                    : new Number(0, new BigDecimal(text));
        }

        int compare(Number other) {
            if (exact == null && other.exact == null) {
                return Double.compare(near + 0.0, other.near + 0.0);
            }
            return value().compareTo(other.value());
        }

        private BigDecimal value() {
            return exact != null ? exact : BigDecimal.valueOf(near);
        }
    }

    /** A number with a unit: its sign and power, then the number. */
    private record Human(int order, BigDecimal number) {}

    /** What a line is compared by; computed once for each line. */
    Object of(String line, Optional<String> separator) {
        String part = part(line, separator);
        if (how.contains("n")) {
            return number(part);
        } else if (how.contains("h")) {
            String text = part.stripLeading();
            return new Human(order(text), exact(text));
        } else if (how.contains("g")) {
            return general(part);
        } else if (how.contains("M")) {
            return month(part);
        }
        return how.contains("V") ? part : reduced(part);
    }

    /** The order of what {@link #of} gave for two lines. */
    int compare(Object first, Object second, Comparator<String> texts) {
        int result;
        if (first instanceof Number one && second instanceof Number other) {
            result = one.compare(other);
        } else if (first instanceof Human one && second instanceof Human other) {
            int orders = Integer.compare(one.order, other.order);
            result = orders != 0 ? orders : one.number.compareTo(other.number);
        } else if (first instanceof Double one && second instanceof Double other) {
            result = Double.compare(one, other);
        } else if (first instanceof Integer one && second instanceof Integer other) {
            result = Integer.compare(one, other);
        } else {
            Comparator<String> order = how.contains("V") ? Collation.VERSION : texts;
            result = order.compare((String) first, (String) second);
        }
        return how.contains("r") ? -result : result;
    }

    private String reduced(String text) {
        String result = how.contains("d") ? text.replaceAll("[^\\p{L}\\p{N} \\t]", "") : text;
        result = how.contains("i") ? result.replaceAll("\\p{Cntrl}", "") : result;
        return how.contains("f") ? result.toUpperCase(Locale.ROOT) : result;
    }

    private String part(String line, Optional<String> separator) {
        if (fromField == 0) {
            return how.contains("b") ? line.stripLeading() : line;
        }
        int from = place(line, fromField, separator);
        from = how.contains("b") ? skipBlanks(line, from) : from;
        from = Math.min(line.length(), from + fromCharacter - 1);
        int to = line.length();
        if (toField > 0 && toCharacter == 0) {
            to = place(line, toField + 1, separator);
            if (separator.isPresent()
                    && to > 0
                    && line.startsWith(separator.get(), to - 1)
                    && hasField(line, toField + 1, separator.get())) {
                to -= separator.get().length();
            }
        } else if (toField > 0) {
            to = place(line, toField, separator);
            to = skipEnd ? skipBlanks(line, to) : to;
            to = Math.min(line.length(), to + toCharacter);
        }
        return from < to ? line.substring(from, to) : "";
    }

    private static boolean hasField(String line, int field, String separator) {
        int count = 1;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + separator.length())) {
            count++;
        }
        return count >= field;
    }

    // Where a field begins. Without a separator, a field begins with the blanks before it.
    private static int place(String line, int field, Optional<String> separator) {
        int at = 0;
        for (int i = 1; i < field && at < line.length(); i++) {
            if (separator.isPresent()) {
                int end = line.indexOf(separator.get(), at);
                at = end < 0 ? line.length() : end + separator.get().length();
            } else {
                at = skipBlanks(line, at);
                while (at < line.length() && !isBlank(line.charAt(at))) {
                    at++;
                }
            }
        }
        return at;
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static Number number(String text) {
        Matcher matcher = NUMBER.matcher(text.stripLeading());
        return matcher.lookingAt() ? Number.of(matcher.group()) : new Number(0, null);
    }

    private static BigDecimal exact(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.lookingAt() ? new BigDecimal(matcher.group()) : BigDecimal.ZERO;
    }

    private static double general(String text) {
        Matcher matcher = GENERAL.matcher(text.stripLeading());
        return matcher.lookingAt() ? Double.parseDouble(matcher.group()) : Double.NEGATIVE_INFINITY;
    }

    private static int month(String text) {
        String start = text.stripLeading().toUpperCase(Locale.ROOT);
        return start.length() < 3 ? -1 : MONTHS.indexOf(start.substring(0, 3));
    }

    // By sign, then by suffix, then by number, as GNU does: 2K comes after 1023.
    private static int order(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.lookingAt() || exact(text).signum() == 0) {
            return 0;
        }
        String rest = text.substring(matcher.end());
        int power = rest.isEmpty()
                ? 0
                : Math.max(0, "KMGTPEZY".indexOf(rest.replace('k', 'K').charAt(0)) + 1);
        return exact(text).signum() * (power + 1);
    }
}
