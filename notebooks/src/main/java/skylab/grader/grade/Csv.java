package skylab.grader.grade;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of comma-separated values (RFC 4180). */
public final class Csv {
    private Csv() {}

    /** A line with its end. A text that a spreadsheet would take for a formula is marked as text. */
    public static String line(String... fields) {
        return Arrays.stream(fields).map(Csv::quote).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quote(String text) {
        // What begins so would be a formula; a negative number is none.
        boolean formula = text.matches("(?s)[=+@\\t\\r].*|-[^0-9].*");
        String harmless = formula ? "'" + text : text;
        return harmless.matches("[^\",\\r\\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
