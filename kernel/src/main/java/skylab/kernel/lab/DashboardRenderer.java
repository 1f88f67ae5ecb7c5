package skylab.kernel.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.kernel.chart.DashboardView;
import skylab.kernel.chart.DashboardView.Content;
import skylab.kernel.chart.DashboardView.Drawn;
import skylab.kernel.chart.DashboardView.Markdown;
import skylab.kernel.chart.DashboardView.Note;
import skylab.kernel.chart.DashboardView.Sheet;
import skylab.kernel.chart.DashboardView.Tile;
import skylab.kernel.display.Html;
import skylab.kernel.display.HtmlTable;
import skylab.kernel.display.HtmlTable.Cell;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;

/**
 * Dashboards on their grid of 24 columns. Pictures have a ground of their own; texts and tables take the page's colours,
 * so that both read in light and in dark. Where a page has no grids the widgets follow one another.
 */
final class DashboardRenderer implements Renderer {
    private static final String FRAME =
            "border:1px solid rgba(128,128,128,.5);border-radius:3px;padding:4px 10px;overflow:auto;";

    private final Language language;

    DashboardRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof DashboardView view)) {
            return Optional.empty();
        }
        StringBuilder html = new StringBuilder(
                "<div style=\"display:grid;grid-template-columns:repeat(24,minmax(0,1fr));grid-auto-rows:%dpx;gap:%dpx;max-width:%dpx\">"
                        .formatted(DashboardView.FIELD, DashboardView.GAP, DashboardView.WIDTH));
        StringBuilder text = new StringBuilder(view.name());
        for (Tile tile : view.tiles()) {
            boolean isPlain = tile.content() instanceof Drawn;
            html.append("<div style=\"grid-column:%d / span %d;grid-row:%d / span %d;%s\">"
                    .formatted(tile.x() + 1, tile.width(), tile.y() + 1, tile.height(), isPlain ? "" : FRAME));
            html.append(html(tile.content())).append("</div>");
            text.append("\n- ").append(text(tile.content()));
        }
        return Optional.of(MimeBundle.text(text.toString())
                .with("text/html", html.append("</div>").toString()));
    }

    private String html(Content content) {
        if (content instanceof Drawn drawn) {
            Locale locale = language.locale();
            return Html.image(drawn.drawing().svg(locale), drawn.drawing().title());
        } else if (content instanceof Markdown markdown) {
            return MarkdownText.html(markdown.source());
        } else if (content instanceof Sheet sheet) {
            return title(sheet.title()) + table(sheet);
        }
        Note note = (Note) content;
        return title(note.title()) + Html.note(Texts.in(language, "dashboard.note"))
                + "<pre style=\"white-space:pre-wrap\">" + Html.escape(note.text()) + "</pre>";
    }

    private static String title(String title) {
        return title.isEmpty() ? "" : "<b>" + Html.escape(title) + "</b>";
    }

    private static String table(Sheet sheet) {
        HtmlTable table = new HtmlTable(sheet.head());
        for (List<String> row : sheet.rows()) {
            table.row(row.stream().map(Cell::text).toList());
        }
        return table.html();
    }

    private static String text(Content content) {
        if (content instanceof Drawn drawn) {
            return drawn.drawing().title();
        } else if (content instanceof Markdown markdown) {
            return markdown.source();
        } else if (content instanceof Sheet sheet) {
            return sheet.title();
        }
        return ((Note) content).title();
    }
}
