package skylab.kernel.widget;

/** How far something is: a bar between two numbers. */
public final class Gauge extends ValueWidget<Double> {
    private final double least;
    private final double most;

    Gauge(double least, double most) {
        super(
                new Model(
                        Model.control("FloatProgress").module(),
                        Model.control("FloatProgress").version(),
                        "FloatProgressModel",
                        "ProgressView"),
                Model.style("Progress"),
                "value");
        this.least = least;
        this.most = most;
        set("min", least);
        set("max", most);
        set("bar_style", "");
        set("orientation", "horizontal");
        set("value", least);
    }

    @Override
    Object accepted(String key, Object value) {
        if (!key.equals("value")) {
            return value;
        }
        return value instanceof Number number
                ? (Object) Math.max(least, Math.min(most, number.doubleValue()))
                : get(key);
    }

    @Override
    Double fromState(Object json) {
        return ((Number) json).doubleValue();
    }

    @Override
    Object toState(Double value) {
        return value;
    }

    @Override
    String valueText() {
        return value() + " (" + least + " … " + most + ")";
    }
}
