package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The present record and its fields, either of which follows from the other when it is changed. */
final class Record {
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
            String stripped = text.replaceAll("^[ \\t\\n]+|[ \\t\\n]+$", "");
            return stripped.isEmpty() ? List.of() : Arrays.asList(stripped.split("[ \\t\\n]+"));
        } else if (separator.isEmpty()) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        Pattern pattern = separator.length() == 1 && !separator.equals("\\")
                ? Pattern.compile(Pattern.quote(separator))
                : Regexes.compile(Escape.regex(separator));
        return Arrays.asList(pattern.split(text, -1));
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
