package skylab.kernel.display;

import java.util.Optional;
import skylab.kernel.notebook.MimeBundle;

/** An {@code Optional} has the forms of what is in it; its text says that it is one. */
final class OptionalRenderer implements Renderer {
    private final DisplayRegistry registry;

    OptionalRenderer(DisplayRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof Optional<?> optional) || optional.isEmpty()) {
            return Optional.empty();
        }
        MimeBundle inner = registry.render(optional.get());
        return Optional.of(inner.with(MimeBundle.TEXT, "Optional[" + inner.text() + "]"));
    }
}
