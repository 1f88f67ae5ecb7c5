package skylab.kernel.display;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of HTML. Colours and borders are the page's own, so it reads in light and in dark; numbers stand right, the
 * rest left; what was left out is said below.
 */
public final class HtmlTable {
    private final List<String> head;
    private final List<List<Cell>> rows = new ArrayList<>();
    private String note = "";

    /**
     * One cell.
     *
     * @param html its content, escaped
     * @param number whether it stands right
     */
    public record Cell(String html, boolean number) {
        /** A cell of text, of which nothing is markup; a text that is a number stands right. */
        public static Cell text(String text) {
            return new Cell(Html.escape(text), Html.isNumber(text));
        }
    }

    /** A table with these names of columns; an empty list makes a table without a head. */
    public HtmlTable(List<String> head) {
        this.head = List.copyOf(head);
    }

    /** Adds a row. */
    public void row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Says something below the table. */
    public void note(String text) {
        note = text;
    }

    /** The HTML. */
    public String html() {
        return html("<table>");
    }

    /** The HTML of a table that stands in a cell of another. */
    String within() {
        return html("<table style=\"margin:0\">");
    }

    private String html(String begin) {
        StringBuilder html = new StringBuilder(begin);
        if (!head.isEmpty()) {
            html.append("<thead><tr>");
            for (int column = 0; column < head.size(); column++) {
                html.append("<th style=\"text-align:")
                        .append(isNumeric(column) ? "right" : "left")
                        .append("\">")
                        .append(Html.escape(head.get(column)))
                        .append("</th>");
            }
            html.append("</tr></thead>");
        }
        html.append("<tbody>");
        for (List<Cell> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> cell(html, cell));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (!note.isEmpty()) {
            html.append(Html.note(note));
        }
        return html.toString();
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .allMatch(row -> column < row.size() && row.get(column).number());
    }

    private static void cell(StringBuilder html, Cell cell) {
        html.append("<td style=\"text-align:").append(cell.number() ? "right" : "left");
        if (cell.html().indexOf('\n') >= 0) {
            html.append(";white-space:pre-wrap");
        }
        html.append("\">").append(cell.html()).append("</td>");
    }
}
