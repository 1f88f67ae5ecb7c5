package skylab.kernel.widget;

/** A line of text. */
public final class TextField extends ValueWidget<String> {
    TextField(String value) {
        super(Model.control("Text"), Model.style("Description"), "value");
        set("placeholder", "");
        set("continuous_update", false);
        value(value);
    }

    /** Sets what stands in the field as long as it is empty. */
    public TextField placeholder(String text) {
        set("placeholder", text);
        return this;
    }

    @Override
    Object accepted(String key, Object value) {
        return key.equals("value") && !(value instanceof String) ? get(key) : value;
    }

    @Override
    String fromState(Object json) {
        return (String) json;
    }

    @Override
    Object toState(String value) {
        return value;
    }

    @Override
    String valueText() {
        return "\"" + value() + "\"";
    }
}
