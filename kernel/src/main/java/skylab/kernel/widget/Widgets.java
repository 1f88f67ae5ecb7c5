package skylab.kernel.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import skylab.kernel.notebook.Notebook;

/** Interactive controls for cells: {@code var n = Widgets.slider(0, 10)}. */
public final class Widgets {
    private Widgets() {}

    /** A slider of whole numbers that stands at the least one. */
    public static Slider<Integer> slider(int least, int most) {
        return Slider.ofIntegers(least, most, least);
    }

    /** A slider of whole numbers. */
    public static Slider<Integer> slider(int least, int most, int value) {
        return Slider.ofIntegers(least, most, value);
    }

    /** A slider of numbers, in a hundred steps, that stands at the least one. */
    public static Slider<Double> slider(double least, double most) {
        return Slider.ofDoubles(least, most, least);
    }

    /** A slider of numbers, in a hundred steps. */
    public static Slider<Double> slider(double least, double most, double value) {
        return Slider.ofDoubles(least, most, value);
    }

    /** A button. */
    public static Button button(String label) {
        return new Button(label);
    }

    /** A button that calls a function. */
    public static Button button(String label, Runnable handler) {
        return new Button(label).onClick(handler);
    }

    /** A choice; the first option is chosen. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Dropdown<T> dropdown(T... options) {
        return new Dropdown<>(List.of(options));
    }

    /** A choice; the first option is chosen. */
    public static <T> Dropdown<T> dropdown(List<T> options) {
        return new Dropdown<>(options);
    }

    /** A line of text; its value changes with Enter or when the field is left. */
    public static TextField text(String value) {
        return new TextField(value);
    }

    /** A box to tick. */
    public static Checkbox checkbox(String label, boolean value) {
        return new Checkbox(label, value);
    }

    /** A text that can be changed. */
    public static Markup label(String text) {
        return new Markup(text, false);
    }

    /** HTML that can be changed. */
    public static Markup html(String html) {
        return new Markup(html, true);
    }

    /** A bar between two numbers. */
    public static Gauge gauge(double least, double most) {
        return new Gauge(least, most);
    }

    /** A picture, the bytes of a PNG file. */
    public static ImageWidget image(byte[] png) {
        return new ImageWidget(png);
    }

    /** A place for output. */
    public static Output output() {
        return new Output();
    }

    /** Widgets side by side. */
    public static Box hbox(Widget... children) {
        return new Box(false, List.of(children));
    }

    /** Widgets one below the other. */
    public static Box vbox(Widget... children) {
        return new Box(true, List.of(children));
    }

    /** Shows a control, and below it what a function prints and displays for its value, anew with each value. */
    public static <T> void interact(ValueWidget<T> control, Consumer<? super T> function) {
        interact(List.of(control), () -> function.accept(control.value()));
    }

    /** Shows two controls, and below them what a function prints and displays for their values. */
    public static <A, B> void interact(
            ValueWidget<A> first, ValueWidget<B> second, BiConsumer<? super A, ? super B> function) {
        interact(List.of(first, second), () -> function.accept(first.value(), second.value()));
    }

    /** Shows a control, and below it the value of a function of its value: {@code show(n, k -> chart(k))}. */
    public static <T> void show(ValueWidget<T> control, Function<? super T, ?> function) {
        interact(control, value -> Notebook.display(function.apply(value)));
    }

    private static void interact(List<ValueWidget<?>> controls, Runnable function) {
        Output output = new Output();
        List<Widget> column = new ArrayList<>(controls);
        column.add(output);
        Notebook.display(new Box(true, column));
        output.capture(function);
        controls.forEach(control -> control.onChange(value -> output.capture(() -> {
            Notebook.clearOutput(true);
            function.run();
        })));
    }
}
