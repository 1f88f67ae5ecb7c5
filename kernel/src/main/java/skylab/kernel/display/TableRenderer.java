package skylab.kernel.display;

import java.util.Optional;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Collections, arrays, maps and records as tables. */
final class TableRenderer implements Renderer {
    private final TextForm texts;
    private final TableForm tables;

    TableRenderer(Messages messages) {
        texts = new TextForm(messages);
        tables = new TableForm(messages);
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        return tables.of(value).map(html -> MimeBundle.of(texts.of(value), "text/html", html));
    }
}
