package skylab.kernel.widget;

import java.util.function.Function;

/**
 * A number between two others.
 *
 * @param <T> {@code Integer} or {@code Double}
 */
public final class Slider<T extends Number> extends ValueWidget<T> {
    private final T least;
    private final T most;
    private final Function<Number, T> type;

    private Slider(String name, String format, T least, T most, T step, T value, Function<Number, T> type) {
        super(Model.control(name), Model.style("Slider"), "value");
        if (least.doubleValue() > most.doubleValue()) {
            throw new IllegalArgumentException(least + " > " + most);
        }
        this.least = least;
        this.most = most;
        this.type = type;
        set("min", least);
        set("max", most);
        set("step", step);
        set("orientation", "horizontal");
        set("readout", true);
        set("readout_format", format);
        set("continuous_update", true);
        value(value);
    }

    static Slider<Integer> ofIntegers(int least, int most, int value) {
        return new Slider<>("IntSlider", "d", least, most, 1, value, Number::intValue);
    }

    static Slider<Double> ofDoubles(double least, double most, double value) {
        double step = (most - least) / 100;
        return new Slider<>("FloatSlider", ".2f", least, most, step > 0 ? step : 0.1, value, Number::doubleValue);
    }

    /** Sets the distance between two values that the slider can take. */
    public Slider<T> step(T step) {
        set("step", step);
        return this;
    }

    /** Whether values come while the slider moves, as at first, or only when it is let go. */
    public Slider<T> continuous(boolean continuous) {
        set("continuous_update", continuous);
        return this;
    }

    @Override
    Object accepted(String key, Object value) {
        if (!key.equals("value")) {
            return value;
        }
        if (!(value instanceof Number number)) {
            return get(key);
        }
        double near = Math.max(least.doubleValue(), Math.min(most.doubleValue(), number.doubleValue()));
        return type.apply(near == number.doubleValue() ? number : near);
    }

    @Override
    T fromState(Object json) {
        return type.apply((Number) json);
    }

    @Override
    Object toState(T value) {
        return value;
    }

    @Override
    String valueText() {
        return value() + " (" + least + " … " + most + ")";
    }
}
