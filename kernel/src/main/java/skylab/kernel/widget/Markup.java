package skylab.kernel.widget;

/** Text or HTML that can be changed. */
public final class Markup extends ValueWidget<String> {
    private final boolean html;

    Markup(String value, boolean html) {
        super(Model.control(html ? "HTML" : "Label"), Model.style("Description"), "value");
        this.html = html;
        set("placeholder", "");
        value(value);
    }

    @Override
    String fromState(Object json) {
        return String.valueOf(json);
    }

    @Override
    Object toState(String value) {
        return value;
    }

    @Override
    String valueText() {
        return value();
    }

    @Override
    String html() {
        return html ? value() : escape(text());
    }
}
