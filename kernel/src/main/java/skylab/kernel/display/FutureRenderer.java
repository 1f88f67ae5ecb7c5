package skylab.kernel.display;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Futures: how they stand, with the value or the cause. Nothing is waited for. */
final class FutureRenderer implements Renderer {
    private final Messages messages;
    private final DisplayRegistry registry;

    FutureRenderer(Messages messages, DisplayRegistry registry) {
        this.messages = messages;
        this.registry = registry;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        return value instanceof Future<?> future ? Optional.of(state(future)) : Optional.empty();
    }

    private MimeBundle state(Future<?> future) {
        String name = Foreign.name(future.getClass());
        if (!future.isDone()) {
            return state(name, "display.future.running", null);
        }
        try {
            return state(name, "display.future.done", future.get(0, TimeUnit.NANOSECONDS));
        } catch (CancellationException e) {
            return state(name, "display.future.cancelled", null);
        } catch (ExecutionException e) {
            return state(name, "display.future.failed", e.getCause());
        } catch (TimeoutException e) {
            return state(name, "display.future.running", null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeBundle state(String name, String key, Object value) {
        String head = messages.text(key, name);
        if (value == null) {
            return MimeBundle.text(head);
        }
        MimeBundle inner = registry.render(value);
        String text = head + ": " + inner.text();
        Object html = inner.data().get("text/html");
        return html == null ? MimeBundle.text(text) : MimeBundle.of(text, "text/html", Html.note(head) + html);
    }
}
