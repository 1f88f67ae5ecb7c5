package skylab.kernel.widget;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One of several.
 *
 * @param <T> type of the options; the page shows what {@code toString} says
 */
public final class Dropdown<T> extends ValueWidget<T> {
    private final List<T> options;

    Dropdown(List<? extends T> options) {
        super(Model.control("Dropdown"), Model.style("Description"), "index");
        if (options.isEmpty()) {
            throw new IllegalArgumentException("[]");
        }
        this.options = List.copyOf(options);
        set("_options_labels", this.options.stream().map(String::valueOf).toList());
        set("index", 0);
    }

    @Override
    Object accepted(String key, Object value) {
        boolean fits = value instanceof Integer index && index >= 0 && index < options.size();
        return key.equals("index") && !fits ? get(key) : value;
    }

    @Override
    T fromState(Object json) {
        return options.get((Integer) json);
    }

    /** The place of an option; of what is none, a place that is not accepted. */
    @Override
    Object toState(T value) {
        return options.indexOf(value);
    }

    @Override
    String valueText() {
        return value() + " (" + options.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }
}
