package skylab.cli.output;

import java.util.Arrays;
import java.util.List;

/** The lines of a section of a table. */
final class TableLines {
    private static final int PADDING = 4;
    private static final int INDENT = 2;

    private final StringBuilder text = new StringBuilder();
    private final String edge;

    private TableLines(int depth) {
        this.edge = "|".repeat(depth);
    }

    /**
     * The lines.
     *
     * @param widest of each column
     * @param depth how far the section is indented
     * @param width of the whole table
     */
    static String of(String title, List<String> headers, List<List<String>> rows, int[] widest, int depth, int width) {
        TableLines lines = new TableLines(depth);
        int inner = width - 2 * depth;
        int[] columns = columns(widest, inner);
        if (!title.isEmpty()) {
            lines.line(centred(title, inner, "|"));
            if (headers.isEmpty() && rows.isEmpty()) {
                lines.line("+" + "-".repeat(inner - 2) + "+");
            }
        }
        if (!headers.isEmpty()) {
            lines.rule(columns);
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < headers.size(); i++) {
                line.append(centred(headers.get(i), columns[i], i == 0 ? "|" : ""));
            }
            lines.line(line.toString());
        }
        if (!rows.isEmpty() && columns.length > 0) {
            lines.rule(columns);
            for (List<String> row : rows) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < row.size(); i++) {
                    line.append(left(row.get(i), columns[i], i == 0 ? "|" : ""));
                }
                lines.line(line.toString());
            }
            lines.rule(columns);
        }
        return lines.text.toString();
    }

    // The columns share the width in proportion; what rounding leaves over the first ones lose, or the last ones gain.
    private static int[] columns(int[] widest, int width) {
        int all = Arrays.stream(widest).map(one -> one + PADDING).sum();
        int[] columns = Arrays.stream(widest)
                .map(one -> (int) Math.rint((one + PADDING) * ((double) width / all)))
                .toArray();
        int over = Arrays.stream(columns).sum() - width;
        for (int i = 0; columns.length > 0 && over != 0; i++) {
            int place = over > 0 ? i % columns.length : columns.length - 1 - i % columns.length;
            columns[place] -= Integer.signum(over);
            over -= Integer.signum(over);
        }
        return columns;
    }

    private void line(String line) {
        text.append(edge).append(line).append(edge).append('\n');
    }

    private void rule(int[] columns) {
        StringBuilder rule = new StringBuilder("+");
        for (int i = 0; i < columns.length; i++) {
            rule.append("-".repeat(Math.max(0, columns[i] - (i == 0 ? 2 : 1)))).append('+');
        }
        line(rule.toString());
    }

    private static String centred(String text, int width, String start) {
        int length = Columns.of(text);
        String begun = start + " ".repeat(Math.max(0, width / 2 - length / 2 - 1)) + text;
        return begun + " ".repeat(Math.max(0, width - 1 - Columns.of(begun))) + "|";
    }

    private static String left(String text, int width, String start) {
        int length = Columns.of(text);
        boolean roomy = width >= length + INDENT + start.length() + 1;
        String begun = start + (roomy ? " ".repeat(INDENT) : "") + text;
        return begun + " ".repeat(Math.max(0, width - 1 - Columns.of(begun))) + "|";
    }
}
