package skylab.kernel.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.kernel.display.Html;
import skylab.kernel.display.HtmlTable;
import skylab.kernel.display.HtmlTable.Cell;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.lab.Trace;

/** Traces as a table of their hops with the verdict above and what would help below; as text all of it in words. */
final class TraceRenderer implements Renderer {
    private final Language language;

    TraceRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof Trace trace)) {
            return Optional.empty();
        }
        Locale locale = language.locale();
        return Optional.of(MimeBundle.text(trace.text(locale)).with("text/html", html(trace, locale)));
    }

    private String html(Trace trace, Locale locale) {
        HtmlTable table = new HtmlTable(List.of(
                "",
                Texts.in(language, "trace.place"),
                Texts.in(language, "trace.component"),
                Texts.in(language, "trace.before"),
                Texts.in(language, "trace.after"),
                Texts.in(language, "trace.text")));
        for (Trace.Row row : trace.rows(locale)) {
            String arrow = row.isAnswer() ? "←" : "→";
            table.row(List.of(
                    cell(row, row.blocked() ? arrow + " ✗" : arrow),
                    cell(row, row.place()),
                    cell(row, row.component()),
                    cell(row, row.before()),
                    cell(row, row.after().equals(row.before()) ? "" : row.after()),
                    cell(row, row.text())));
        }
        StringBuilder html = new StringBuilder("<p><b>")
                .append(Html.escape(trace.title(locale)))
                .append("</b><br>")
                .append(Html.escape(trace.verdict(locale)))
                .append("</p>")
                // The columns are narrow: Korean words, which may break anywhere, are kept together as others are.
                .append("<div style=\"word-break:keep-all\">")
                .append(table.html())
                .append("</div>");
        List<String> proposals = trace.proposals(locale);
        if (!proposals.isEmpty()) {
            html.append("<pre>")
                    .append(Html.escape(String.join("\n", proposals)))
                    .append("</pre>");
        }
        return html.toString();
    }

    // What drops the packet stands out; what it does not come to is fainter.
    private static Cell cell(Trace.Row row, String text) {
        String escaped = Html.escape(text);
        return new Cell(
                row.blocked()
                        ? "<b>" + escaped + "</b>"
                        : row.reached() ? escaped : "<span style=\"opacity:.6\">" + escaped + "</span>",
                false);
    }
}
