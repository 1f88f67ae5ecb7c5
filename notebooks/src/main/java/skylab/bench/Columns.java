package skylab.bench;

import java.util.List;
import java.util.Locale;

/** Tables of figures in letters of one width. */
public final class Columns {
    private static final String GAP = "  ";

    private Columns() {}

    /** A number with as many digits as say something; nothing for what is not known. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        String format = Math.abs(value) < 10 && value != Math.rint(value) ? "%.2f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /** Numbers to the right, words to the left; a Korean letter is two columns wide. */
    public static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - width(row.get(i)));
                boolean word = i < 2 || i == columns - 1;
                line.append(word ? row.get(i) + padding : padding + row.get(i)).append(GAP);
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static int width(String text) {
        return text.codePoints()
                .map(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL ? 2 : 1)
                .sum();
    }
}
