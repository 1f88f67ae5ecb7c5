package skylab.kernel.display;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.BaseStream;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Streams: the first elements, with a word that they are used up by this. An endless stream ends here too. */
final class StreamRenderer implements Renderer {
    private static final int MOST_ELEMENTS = 50;

    private final Messages messages;

    StreamRenderer(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        return value instanceof BaseStream<?, ?> stream ? Optional.of(stream(stream)) : Optional.empty();
    }

    private MimeBundle stream(BaseStream<?, ?> used) {
        // In order, and one by one: a parallel stream would run ahead of what is shown.
        try (BaseStream<?, ?> stream = used.sequential()) {
            List<Object> first = new ArrayList<>();
            Iterator<?> elements = stream.iterator();
            while (first.size() < MOST_ELEMENTS && elements.hasNext()) {
                first.add(elements.next());
            }
            boolean all = first.size() < MOST_ELEMENTS || !elements.hasNext();
            String note = messages.text(all ? "display.stream" : "display.streamCut", first.size());
            String text = new TextForm(messages).elements(first, all ? null : "…") + "\n" + note;
            return MimeBundle.of(text, "text/html", new TableForm(messages).elements(first, note));
        }
    }
}
