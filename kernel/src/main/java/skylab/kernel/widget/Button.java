package skylab.kernel.widget;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something to click. */
public final class Button extends Widget {
    private final List<Runnable> handlers = new CopyOnWriteArrayList<>();

    Button(String label) {
        super(Model.control("Button"), Model.style("Button"));
        set("description", label);
        set("disabled", false);
        set("button_style", "");
        set("icon", "");
    }

    /** Calls a function at each click; what it prints shows where the front end puts the output of widgets. */
    public Button onClick(Runnable handler) {
        handlers.add(handler);
        return this;
    }

    /** Whether the button is grey and cannot be clicked. */
    public void disabled(boolean disabled) {
        set("disabled", disabled);
    }

    @Override
    String text() {
        return "[ " + get("description") + " ]";
    }

    @Override
    void custom(Map<String, Object> content) {
        if ("click".equals(content.get("event"))) {
            handlers.forEach(Runnable::run);
        }
    }
}
