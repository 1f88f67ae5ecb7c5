package skylab.kernel.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import skylab.kernel.display.HtmlTable.Cell;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Matrices and vectors of Commons Math: aligned text, an HTML table, LaTeX. A vector is shown as a column. */
final class MatrixRenderer implements Renderer {
    private static final int MOST_ROWS = 100;
    private static final int MOST_COLUMNS = 30;

    /** More rows or columns than this are no formula that anybody reads. */
    private static final int MOST_IN_FORMULA = 20;

    private static final int DIGITS = 6;

    private final Messages messages;

    MatrixRenderer(Messages messages) {
        this.messages = messages;
    }

    private interface Entries {
        double at(int row, int column);
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (value instanceof RealMatrix matrix) {
            int rows = matrix.getRowDimension();
            int columns = matrix.getColumnDimension();
            String size = rows + " × " + columns;
            return Optional.of(forms(Foreign.name(value.getClass()) + " " + size, rows, columns, matrix::getEntry));
        }
        if (value instanceof RealVector vector) {
            int rows = vector.getDimension();
            String name = Foreign.name(value.getClass()) + " " + rows;
            return Optional.of(forms(name, rows, 1, (row, column) -> vector.getEntry(row)));
        }
        return Optional.empty();
    }

    private MimeBundle forms(String name, int rows, int columns, Entries entries) {
        List<List<String>> shown = new ArrayList<>();
        for (int row = 0; row < Math.min(rows, MOST_ROWS); row++) {
            int at = row;
            shown.add(IntStream.range(0, Math.min(columns, MOST_COLUMNS))
                    .mapToObj(column -> number(entries.at(at, column)))
                    .toList());
        }
        boolean cut = rows > MOST_ROWS || columns > MOST_COLUMNS;
        int size = rows * columns;
        String rest = cut
                ? messages.text(
                        "display.more", size - shown.size() * shown.get(0).size(), size)
                : "";
        MimeBundle bundle = MimeBundle.of(text(name, shown, rest), "text/html", html(name, shown, rest));
        return rows <= MOST_IN_FORMULA && columns <= MOST_IN_FORMULA ? bundle.with("text/latex", latex(shown)) : bundle;
    }

    private static String text(String name, List<List<String>> rows, String rest) {
        int width = rows.stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(name);
        rows.forEach(row -> text.append('\n')
                .append(row.stream()
                        .map(entry -> " ".repeat(1 + width - entry.length()) + entry)
                        .collect(Collectors.joining())));
        return rest.isEmpty() ? text.toString() : text + "\n" + rest;
    }

    private static String html(String name, List<List<String>> rows, String rest) {
        HtmlTable table = new HtmlTable(List.of());
        IntFunction<List<Cell>> cells = row ->
                rows.get(row).stream().map(entry -> new Cell(entry, true)).toList();
        IntStream.range(0, rows.size()).mapToObj(cells).forEach(table::row);
        table.note(rest.isEmpty() ? name : name + " " + rest);
        return table.html();
    }

    private static String latex(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(MatrixRenderer::formula).collect(Collectors.joining(" & ")))
                .collect(Collectors.joining(" \\\\ ", "$$\\begin{bmatrix} ", " \\end{bmatrix}$$"));
    }

    private static String formula(String number) {
        int exponent = number.indexOf('E');
        if (exponent >= 0) {
            return number.substring(0, exponent) + " \\cdot 10^{" + number.substring(exponent + 1) + "}";
        }
        return number.replace("Infinity", "\\infty").replace("NaN", "\\mathrm{NaN}");
    }

    /** Few digits, none that say nothing. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        double rounded = value == 0
                ? 0
                : new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(DIGITS))
                        .doubleValue();
        String text = String.valueOf(rounded);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text.replace(".0E", "E");
    }
}
