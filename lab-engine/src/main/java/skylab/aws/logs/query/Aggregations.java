package skylab.aws.logs.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** The aggregations of {@code stats}, by name. */
final class Aggregations {
    private static final double MIDDLE = 50;

    private static final Map<String, Aggregation> ALL = Map.ofEntries(
            Map.entry("count", (rows, what, p) -> Value.of(present(rows, what).size())),
            Map.entry(
                    "count_distinct",
                    (rows, what, p) -> Value.of(present(rows, what).stream()
                            .map(Value::text)
                            .distinct()
                            .count())),
            Map.entry("sum", (rows, what, p) -> Value.of(StatUtils.sum(numbers(rows, what)))),
            Map.entry("avg", numeric(StatUtils::mean)),
            Map.entry("stddev", numeric(numbers -> Math.sqrt(StatUtils.populationVariance(numbers)))),
            Map.entry("median", percentile((given, p) -> MIDDLE)),
            Map.entry("pct", percentile((given, p) -> p)),
            Map.entry("percentile", percentile((given, p) -> p)),
            Map.entry("min", (rows, what, p) -> present(rows, what).stream()
                    .min(Value::compareTo)
                    .orElse(Value.NOTHING)),
            Map.entry("max", (rows, what, p) -> present(rows, what).stream()
                    .max(Value::compareTo)
                    .orElse(Value.NOTHING)),
            Map.entry("sortsfirst", (rows, what, p) -> present(rows, what).stream()
                    .min(Value::compareTo)
                    .orElse(Value.NOTHING)),
            Map.entry("sortslast", (rows, what, p) -> present(rows, what).stream()
                    .max(Value::compareTo)
                    .orElse(Value.NOTHING)),
            Map.entry("earliest", (rows, what, p) -> atTheEnd(rows, what, -1)),
            Map.entry("latest", (rows, what, p) -> atTheEnd(rows, what, 1)));

    private Aggregations() {}

    /** What is computed of several rows. */
    interface Aggregation {
        /**
         * Computes.
         *
         * @param what the value that counts of each row; null for the row itself
         * @param parameter a percentage where one is needed
         */
        Value of(List<Row> rows, Expression what, double parameter);
    }

    /** The aggregation of a name, whatever its capitals, or null. */
    static Aggregation named(String name) {
        return ALL.get(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it needs a percentage. */
    static boolean hasParameter(String name) {
        return name.equalsIgnoreCase("pct") || name.equalsIgnoreCase("percentile");
    }

    private static List<Value> present(List<Row> rows, Expression what) {
        return rows.stream()
                .map(row -> what == null ? Value.of(true) : what.of(row))
                .filter(Value::isPresent)
                .toList();
    }

    private static double[] numbers(List<Row> rows, Expression what) {
        return present(rows, what).stream()
                .flatMapToDouble(value -> value.number().stream())
                .toArray();
    }

    private static Aggregation numeric(ToDoubleFunction<double[]> statistic) {
        return (rows, what, p) -> {
            double[] numbers = numbers(rows, what);
            return numbers.length == 0 ? Value.NOTHING : Value.of(statistic.applyAsDouble(numbers));
        };
    }

    private static Aggregation percentile(DoubleBinaryOperator percentage) {
        return (rows, what, p) -> {
            double[] numbers = numbers(rows, what);
            double share = percentage.applyAsDouble(0, p);
            if (numbers.length == 0) {
                return Value.NOTHING;
            }
            return Value.of(
                    share <= 0
                            ? StatUtils.min(numbers)
                            : new Percentile()
                                    .withEstimationType(Percentile.EstimationType.R_7)
                                    .evaluate(numbers, share));
        };
    }

    private static Value atTheEnd(List<Row> rows, Expression what, int direction) {
        Value best = Value.NOTHING;
        Value moment = Value.NOTHING;
        for (Row row : rows) {
            Value value = what == null ? Value.NOTHING : what.of(row);
            Value at = row.field(Discovery.TIMESTAMP);
            if (value.isPresent() && (!best.isPresent() || at.compareTo(moment) * direction > 0)) {
                best = value;
                moment = at;
            }
        }
        return best;
    }
}
