package skylab.kernel.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.billing.Bill;
import skylab.billing.BillText;
import skylab.kernel.chart.Charts;
import skylab.kernel.display.Html;
import skylab.kernel.display.HtmlTable;
import skylab.kernel.display.HtmlTable.Cell;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;

/** Bills as a table with the sum above and what has to be known below; as text all of it in words. */
final class BillRenderer implements Renderer {
    private final Language language;

    BillRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (value instanceof Bill bill) {
            return Optional.of(show(new BillView(bill, BillText.By.LINE)));
        }
        return value instanceof BillView view ? Optional.of(show(view)) : Optional.empty();
    }

    private MimeBundle show(BillView view) {
        BillText text = new BillText(view.bill(), language.locale());
        BillText.Table content = text.table(view.by());
        HtmlTable table = new HtmlTable(content.headings());
        for (List<String> row : content.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(new Cell(Html.escape(row.get(i)), i >= content.words()));
            }
            table.row(cells);
        }
        table.note(String.join(" ", text.notes()));
        String html = "<p><b>" + Html.escape(text.title()) + "</b></p>"
                + (content.rows().isEmpty() ? "" : table.html());
        if (view.by() == BillText.By.DAY && !content.rows().isEmpty()) {
            html += Html.image(Charts.bill(view.bill()).svg(language.locale()), text.title());
        }
        return MimeBundle.text(text.text(view.by())).with("text/html", Html.money(html));
    }
}
