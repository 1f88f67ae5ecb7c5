package skylab.kernel.widget;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A control that has a value.
 *
 * @param <T> type of the value
 */
public abstract class ValueWidget<T> extends Widget {
    private final String key;
    private final List<Consumer<? super T>> handlers = new CopyOnWriteArrayList<>();

    /** A control whose value is kept under this key of the state. */
    ValueWidget(Model model, Model style, String key) {
        super(model, style);
        this.key = key;
        set("description", "");
        set("disabled", false);
    }

    /** The value now. */
    public final T value() {
        return fromState(get(key));
    }

    /** Changes the value, also in the page; handlers hear of it as if the page had done it. */
    public final void value(T value) {
        Object before = get(key);
        set(key, accepted(key, toState(value)));
        if (!Objects.equals(before, get(key))) {
            changed(key);
        }
    }

    /**
     * Calls a function with each new value. What it prints and displays shows where the front end puts the output of
     * widgets; {@link Widgets#interact} gives it a place of its own.
     */
    public final ValueWidget<T> onChange(Consumer<? super T> handler) {
        handlers.add(handler);
        return this;
    }

    /** Puts a text in front of the control. */
    public final ValueWidget<T> label(String label) {
        set("description", label);
        return this;
    }

    /** Whether the control is grey and cannot be used. */
    public final void disabled(boolean disabled) {
        set("disabled", disabled);
    }

    abstract T fromState(Object json);

    abstract Object toState(T value);

    /** The value and what could be chosen, for front ends without widgets. */
    abstract String valueText();

    @Override
    String text() {
        String label = String.valueOf(get("description"));
        return label.isEmpty() ? valueText() : label + ": " + valueText();
    }

    @Override
    final void changed(String changedKey) {
        if (changedKey.equals(key)) {
            T value = value();
            handlers.forEach(handler -> handler.accept(value));
        }
    }
}
