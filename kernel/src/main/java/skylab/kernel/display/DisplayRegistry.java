package skylab.kernel.display;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Asks renderers in turn, the latest added first, the kernel's own last. Safe for many threads. */
public final class DisplayRegistry {
    private final List<Renderer> renderers = new CopyOnWriteArrayList<>();
    private final Messages messages;
    private final Foreign foreign;
    private final TextForm texts;
    private List<Renderer> own;

    /** A registry of the kernel's own renderers that speaks the language of the environment. */
    public DisplayRegistry() {
        this(Messages.of(System.getenv()));
    }

    /** A registry of the kernel's own renderers. */
    public DisplayRegistry(Messages messages) {
        foreign = new Foreign(messages);
        texts = new TextForm(messages);
        this.messages = messages;
    }

    /** Adds a renderer in front of the others. */
    public void add(Renderer renderer) {
        renderers.add(0, renderer);
    }

    /** The forms of a value, which may be null. Runs the value's own code; when that throws, the forms say so. */
    public MimeBundle render(Object value) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        try {
            return forms(value);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return MimeBundle.text(foreign.failure(value, e));
        }
    }

    private MimeBundle forms(Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Displayable displayable) {
            return Objects.requireNonNull(displayable.display(), "display() gave null");
        }
        for (Renderer renderer : renderers) {
            Optional<MimeBundle> bundle = renderer.render(value);
            if (bundle.isPresent()) {
                return cut(bundle.get());
            }
        }
        if (!isScalar(value)) {
            for (Renderer renderer : own()) {
                Optional<MimeBundle> bundle = renderer.render(value);
                if (bundle.isPresent()) {
                    return bundle.get();
                }
            }
        }
        return MimeBundle.text(texts.of(value));
    }

    private MimeBundle cut(MimeBundle bundle) {
        String text = bundle.text();
        String shown = texts.cut(text);
        return shown.equals(text) ? bundle : bundle.with(MimeBundle.TEXT, shown);
    }

    /** The most frequent results: no renderer of the kernel need be made for them. */
    private static boolean isScalar(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character;
    }

    private synchronized List<Renderer> own() {
        if (own == null) {
            own = List.of(
                    new LibraryRenderer(Set.of("java.awt.image.RenderedImage"), ImageRenderer::new),
                    new LibraryRenderer(Set.of("org.knowm.xchart.internal.chartpart.Chart"), XChartRenderer::new),
                    new LibraryRenderer(
                            Set.of(
                                    "org.apache.commons.math3.linear.RealMatrix",
                                    "org.apache.commons.math3.linear.RealVector"),
                            () -> new MatrixRenderer(messages)),
                    new LibraryRenderer(Set.of("java.lang.Throwable"), () -> new ThrowableRenderer(messages)),
                    new LibraryRenderer(
                            Set.of("java.util.concurrent.Future"), () -> new FutureRenderer(messages, this)),
                    new LibraryRenderer(Set.of("java.util.stream.BaseStream"), () -> new StreamRenderer(messages)),
                    new LibraryRenderer(Set.of("java.util.Optional"), () -> new OptionalRenderer(this)),
                    new TableRenderer(messages));
        }
        return own;
    }
}
