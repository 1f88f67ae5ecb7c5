package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The present record and its fields, either of which follows from the other when it is changed. */
final class Record {
    /** What separators begin with that are no separators, but the shape or the widths of fields. */
    static final String SHAPE = "\0shape ";

    static final String WIDTHS = "\0widths ";

    private static final int MOST = 100_000;

    private String whole = "";
    private final List<String> fields = new ArrayList<>();
    private boolean split = true;
    private boolean joined = true;

    /** Sets the whole record; fields are cut when they are asked for. */
    void set(String text) {
        whole = text;
        split = false;
        joined = true;
    }

    /** The pieces of a text, as {@code FS} or an argument of {@code split} says. */
    static List<String> pieces(String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (separator.equals(" ")) {
            return words(text);
        } else if (separator.startsWith(SHAPE) && separator.length() > SHAPE.length()) {
            return shaped(text, separator.substring(SHAPE.length()));
        } else if (separator.startsWith(WIDTHS) && separator.length() > WIDTHS.length()) {
            return columns(text, separator.substring(WIDTHS.length()));
        } else if (separator.length() == 1 && separator.charAt(0) != '\\') {
            return cut(text, separator.charAt(0));
        } else if (separator.isEmpty()) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        return Arrays.asList(Regexes.compile(Escape.regex(separator)).split(text, -1));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        int end = text.length();
        while (true) {
            while (at < end && isBlank(text.charAt(at))) {
                at++;
            }
            if (at == end) {
                return words;
            }
            int begin = at;
            while (at < end && !isBlank(text.charAt(at))) {
                at++;
            }
            words.add(text.substring(begin, at));
        }
    }

    private static List<String> cut(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, at));
            from = at + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /** {@code FPAT}: fields are what looks like one. */
    private static List<String> shaped(String text, String shape) {
        List<String> pieces = new ArrayList<>();
        java.util.regex.Matcher matcher = Regexes.compile(Escape.regex(shape)).matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    /** {@code FIELDWIDTHS}: fields are columns. */
    private static List<String> columns(String text, String widths) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        for (String width : widths.strip().split("[ \\t]+")) {
            int length = width.matches("[0-9]{1,6}") ? Integer.parseInt(width) : width.equals("*") ? text.length() : 0;
            if (at < text.length()) {
                pieces.add(text.substring(at, Math.min(text.length(), at + length)));
            }
            at = Math.min(text.length(), at + length);
        }
        return pieces;
    }

    private void cut(String separator, boolean paragraphs) {
        if (!split) {
            fields.clear();
            String source = whole;
            // In paragraph mode a line feed separates fields, too.
            fields.addAll(
                    paragraphs && !separator.equals(" ")
                            ? Arrays.stream(source.split("\n", -1))
                                    .flatMap(line -> pieces(line, separator).stream())
                                    .toList()
                            : pieces(source, separator));
            split = true;
        }
    }

    String whole(String outputSeparator) {
        if (!joined) {
            whole = String.join(outputSeparator, fields);
            joined = true;
        }
        return whole;
    }

    int count(String separator, boolean paragraphs) {
        cut(separator, paragraphs);
        return fields.size();
    }

    String field(int number, String separator, boolean paragraphs) {
        cut(separator, paragraphs);
        return number <= fields.size() ? fields.get(number - 1) : "";
    }

    void setField(int number, String text, String separator, boolean paragraphs) {
        cut(separator, paragraphs);
        extend(number);
        fields.set(number - 1, text);
        joined = false;
    }

    void setCount(int count, String separator, boolean paragraphs) {
        cut(separator, paragraphs);
        extend(count);
        while (fields.size() > count) {
            fields.remove(fields.size() - 1);
        }
        joined = false;
    }

    private void extend(int count) {
        while (fields.size() < Math.min(count, MOST)) {
            fields.add("");
        }
    }
}
