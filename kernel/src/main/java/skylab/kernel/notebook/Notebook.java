package skylab.kernel.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Functions that every cell may call by their simple names. */
public final class Notebook {
    private static volatile NotebookHost host;

    private Notebook() {}

    /** Connects these functions to the kernel of this JVM. */
    public static void connect(NotebookHost kernel) {
        host = kernel;
    }

    static NotebookHost host() {
        NotebookHost connected = host;
        if (connected == null) {
            throw new IllegalStateException("No notebook kernel runs in this JVM.");
        }
        return connected;
    }

    /**
     * Shows a value under the cell.
     *
     * @param mimeTypes the forms wanted; none means all
     * @return an id for {@link #updateDisplay}
     */
    public static String display(Object value, String... mimeTypes) {
        String id = UUID.randomUUID().toString();
        host().display(render(value, mimeTypes), id);
        return id;
    }

    /** Shows a value in the place of the one that {@link #display} gave this id. */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        host().update(render(value, mimeTypes), id);
    }

    /** The forms of a value, or those of the given MIME types; a text in a wanted form that is not known stands as it is. */
    public static MimeBundle render(Object value, String... mimeTypes) {
        MimeBundle all = host().render(value);
        if (mimeTypes.length == 0) {
            return all;
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (String type : mimeTypes) {
            Object form = all.data().get(type);
            if (form != null) {
                wanted.put(type, form);
            } else if (value instanceof CharSequence text) {
                wanted.put(type, text.toString());
            }
        }
        wanted.putIfAbsent(MimeBundle.TEXT, all.data().get(MimeBundle.TEXT));
        return new MimeBundle(wanted, all.metadata());
    }

    /** Clears the output of this cell at once. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /** Clears the output of this cell, at once or when the next output comes. */
    public static void clearOutput(boolean wait) {
        host().clearOutput(wait);
    }

    /** HTML, to be the result of a cell or displayed. */
    public static MimeBundle html(String html) {
        return MimeBundle.of(html, "text/html", html);
    }

    /** An SVG picture, to be the result of a cell or displayed. */
    public static MimeBundle svg(String svg) {
        return MimeBundle.of("<svg>", "image/svg+xml", svg);
    }

    /** Markdown, to be the result of a cell or displayed. */
    public static MimeBundle markdown(String markdown) {
        return MimeBundle.of(markdown, "text/markdown", markdown);
    }
}
