package skylab.kernel.display;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;

/** Asks renderers in turn, the latest added first, the kernel's own last. Safe for many threads. */
public final class DisplayRegistry {
    private final List<Renderer> renderers = new CopyOnWriteArrayList<>();

    /** A registry of the kernel's own renderers. */
    public DisplayRegistry() {
        renderers.add(new ImageRenderer());
        renderers.add(new TableRenderer());
    }

    /** Adds a renderer in front of the others. */
    public void add(Renderer renderer) {
        renderers.add(0, renderer);
    }

    /** The forms of a value, which may be null. Runs the value's own code; what that throws is thrown. */
    public MimeBundle render(Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Displayable displayable) {
            return displayable.display();
        }
        if (value != null) {
            for (Renderer renderer : renderers) {
                Optional<MimeBundle> bundle = renderer.render(value);
                if (bundle.isPresent()) {
                    return bundle.get();
                }
            }
        }
        return MimeBundle.text(PlainText.of(value));
    }
}
