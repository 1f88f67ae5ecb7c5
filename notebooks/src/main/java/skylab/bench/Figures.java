package skylab.bench;

import java.util.EnumMap;
import java.util.Map;

/** The figures of one kernel; what could not be measured is NaN. */
final class Figures {
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    void put(Figure figure, double value) {
        values.put(figure, value);
    }

    void putAll(Figures others) {
        values.putAll(others.values);
    }

    double of(Figure figure) {
        return values.getOrDefault(figure, Double.NaN);
    }
}
