package skylab.kernel.notebook;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functions that every cell may call by their simple names. */
public final class Notebook {
    private static volatile NotebookHost host;

    private Notebook() {}

    /** Connects these functions to the kernel of this JVM. */
    public static void connect(NotebookHost kernel) {
        host = kernel;
    }

    /**
     * The kernel of this JVM.
     *
     * @throws IllegalStateException when there is none
     */
    public static NotebookHost host() {
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

    /**
     * The forms of a value, or those of the given MIME types; {@code image/*} means all that begin so. A text in a
     * wanted form that is not known stands as it is. Text is always among the forms.
     */
    public static MimeBundle render(Object value, String... mimeTypes) {
        MimeBundle all = host().render(value);
        if (mimeTypes.length == 0) {
            return all;
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (String type : mimeTypes) {
            Object form = all.data().get(type);
            if (type.endsWith("*")) {
                String beginning = type.substring(0, type.length() - 1);
                all.data().keySet().stream()
                        .filter(each -> each.startsWith(beginning))
                        .forEach(each -> wanted.put(each, all.data().get(each)));
            } else if (form != null) {
                wanted.put(type, form);
            } else if (value instanceof CharSequence text) {
                wanted.put(type, text.toString());
            }
        }
        wanted.putIfAbsent(MimeBundle.TEXT, all.data().get(MimeBundle.TEXT));
        return new MimeBundle(wanted, all.metadata());
    }

    /**
     * Runs a line magic, as {@code %name arguments} does.
     *
     * @return its value, as whatever type it is assigned to
     */
    public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
        return magic(name, arguments, null);
    }

    /**
     * Runs a cell magic, as {@code %%name arguments} above these lines does.
     *
     * @return its value, as whatever type it is assigned to
     */
    public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return magic(name, arguments, body);
    }

    @SuppressWarnings("unchecked")
    private static <T> T magic(String name, List<String> arguments, String body) throws Exception {
        return (T) ((MagicRunner) host().binding(MagicRunner.BINDING)).run(name, arguments, body);
    }

    /**
     * The value of Java code, run as a cell is: {@code (int) eval("1 + 2") + 3}.
     *
     * @return null when the code has no value
     * @throws Exception what the code throws, or why it does not compile
     */
    public static Object eval(String code) throws Exception {
        return host().eval(code);
    }

    /** Prints a formatted text; see {@link java.util.Formatter}. */
    public static void printf(String format, Object... arguments) {
        System.out.printf(format, arguments);
    }

    /**
     * From now on the values of a type are shown by a function: {@code renderer(Point.class, p -> svg(...))}. What it
     * gives is shown as any value is; the renderer of a type added later goes first.
     */
    public static <T> void renderer(Class<T> type, Function<? super T, ?> form) {
        host().addRenderer(type, value -> form.apply(type.cast(value)));
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
        return Forms.html(html);
    }

    /** An SVG picture, to be the result of a cell or displayed. */
    public static MimeBundle svg(String svg) {
        return Forms.svg(svg);
    }

    /** Markdown, to be the result of a cell or displayed. */
    public static MimeBundle markdown(String markdown) {
        return Forms.of("text/markdown", markdown);
    }

    /** A formula of LaTeX, with or without the dollars around it, to be the result of a cell or displayed. */
    public static MimeBundle latex(String formula) {
        return Forms.latex(formula);
    }

    /** JavaScript that the page runs when it shows this; front ends that run none show nothing. */
    public static MimeBundle javascript(String code) {
        return Forms.of("application/javascript", code);
    }

    /** Data as JSON, which front ends show as a tree: maps, lists, texts, numbers, booleans and null. */
    public static MimeBundle json(Object data) {
        return MimeBundle.of(String.valueOf(data), "application/json", data);
    }

    /** A picture of PNG, JPEG, GIF, WebP or SVG as the bytes of its file. */
    public static MimeBundle image(byte[] file) {
        return Forms.image(file);
    }

    /** A picture drawn in memory. */
    public static MimeBundle image(RenderedImage image) {
        return render(image);
    }

    /**
     * Asks for a text that is not shown while it is typed, in the place of {@link java.io.Console#readPassword()}.
     *
     * @throws IllegalStateException when the front end allows no input
     * @throws IOException when the cell is interrupted or the input ended
     */
    public static String readPassword(String prompt) throws IOException {
        return host().readPassword(prompt);
    }

    /** The elements with a progress bar that moves as they are taken: {@code for (var x : progress(list))}. */
    public static <T> Iterable<T> progress(Iterable<T> elements) {
        return progress(elements, "");
    }

    /** The elements with a progress bar that has a label. */
    public static <T> Iterable<T> progress(Iterable<T> elements, String label) {
        return Progress.of(elements, label);
    }

    /** The elements of an array with a progress bar. */
    public static <T> Iterable<T> progress(T[] elements) {
        return progress(java.util.Arrays.asList(elements));
    }

    /** The elements of a stream with a progress bar, taken in order; the stream is used up by the loop. */
    public static <T> Iterable<T> progress(Stream<T> elements) {
        return Progress.of(elements, "");
    }

    /** The numbers of a stream with a progress bar: {@code for (int i : progress(IntStream.range(0, 100)))}. */
    public static Iterable<Integer> progress(IntStream numbers) {
        return Progress.of(numbers.boxed(), "");
    }

    /** The numbers from 0 on with a progress bar: {@code for (int i : progress(100))}. */
    public static Iterable<Integer> progress(int count) {
        return Progress.of(IntStream.range(0, count).boxed(), "");
    }

    /**
     * A progress bar to be moved by hand; close it at the end: {@code try (var bar = progressBar(total, "copy"))}.
     *
     * @param total steps, negative when that is not known
     */
    public static ProgressBar progressBar(long total, String label) {
        return ProgressBars.ofNotebook().open(total, label);
    }
}
