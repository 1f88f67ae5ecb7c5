package skylab.aws.cloudwatch.math;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import skylab.aws.cloudwatch.math.search.Search;

/** Metrics as AWS's guide writes them: a value a minute, "-" where there is none. */
final class Sheet implements Inputs {
    /** A Sunday. */
    static final Instant START = Instant.parse("2026-03-01T10:58:00Z");

    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private int length;

    Sheet with(String id, String values) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        String[] all = values.split(",");
        length = Math.max(length, all.length);
        for (int i = 0; i < all.length; i++) {
            if (!all[i].strip().equals("-")) {
                points.put(START.plusSeconds(60L * i), Double.parseDouble(all[i].strip()));
            }
        }
        curves.put(id, new Curve(id, Map.of(), 60, points));
        return this;
    }

    /** What an expression gives, in the same writing; several time series by "|". */
    String gives(String expression) {
        Value value = Evaluator.evaluate(Parser.parse(expression), this);
        return value instanceof Curve curve
                ? text(curve)
                : String.join(
                        " | ",
                        ((Value.Curves) value).list().stream().map(this::text).toList());
    }

    private String text(Curve curve) {
        List<String> values = new ArrayList<>();
        for (Instant at : grid(60)) {
            Double value = curve.points().get(at);
            values.add(
                    value == null
                            ? "-"
                            : new DecimalFormat("0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                    .format(value));
        }
        return String.join(", ", values);
    }

    @Override
    public Value of(String id) {
        if (!curves.containsKey(id)) {
            throw new ExpressionException("There is no " + id + ".");
        }
        return curves.get(id);
    }

    @Override
    public boolean isMetric(String id) {
        return curves.containsKey(id);
    }

    @Override
    public List<String> metrics() {
        return List.copyOf(curves.keySet());
    }

    @Override
    public List<Curve> search(Search search, String statistic, long period) {
        return List.copyOf(curves.values());
    }

    @Override
    public Function<Instant, Normal> normal(String id) {
        Map<Long, Map<Instant, Double>> days = new TreeMap<>();
        curves.get(id).points().forEach((time, value) -> days.computeIfAbsent(
                        time.getEpochSecond() / 86_400, any -> new TreeMap<>())
                .put(time, value));
        Map<Long, Lesson> lessons = new TreeMap<>();
        days.forEach((day, points) -> lessons.put(day, Lesson.of(points)));
        Normal model = Normal.of(lessons);
        return at -> model;
    }

    @Override
    public long period() {
        return 60;
    }

    @Override
    public List<Instant> grid(long period) {
        Instant[] times = new Instant[length];
        Arrays.setAll(times, i -> START.plusSeconds(period * i));
        return List.of(times);
    }
}
