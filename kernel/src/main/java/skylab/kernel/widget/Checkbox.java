package skylab.kernel.widget;

/** Yes or no. */
public final class Checkbox extends ValueWidget<Boolean> {
    Checkbox(String label, boolean value) {
        super(Model.control("Checkbox"), Model.style("Description"), "value");
        label(label);
        set("indent", false);
        value(value);
    }

    @Override
    Object accepted(String key, Object value) {
        return key.equals("value") && !(value instanceof Boolean) ? get(key) : value;
    }

    @Override
    Boolean fromState(Object json) {
        return (Boolean) json;
    }

    @Override
    Object toState(Boolean value) {
        return value;
    }

    @Override
    String valueText() {
        return value() ? "☑" : "☐";
    }
}
