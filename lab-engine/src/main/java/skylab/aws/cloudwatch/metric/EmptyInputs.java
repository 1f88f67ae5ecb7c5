package skylab.aws.cloudwatch.metric;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import skylab.aws.AwsError;
import skylab.aws.cloudwatch.math.Curve;
import skylab.aws.cloudwatch.math.ExpressionException;
import skylab.aws.cloudwatch.math.Inputs;
import skylab.aws.cloudwatch.math.Normal;
import skylab.aws.cloudwatch.math.Value;
import skylab.aws.cloudwatch.math.search.Search;
import skylab.telemetry.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Metrics without any data: what expressions are checked with. */
final class EmptyInputs implements Inputs {
    private final List<MetricDataQuery> all;
    private final boolean bands;
    private final Map<String, Value> known = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    EmptyInputs(List<MetricDataQuery> all) {
        this(all, true);
    }

    private EmptyInputs(List<MetricDataQuery> all, boolean bands) {
        this.all = all;
        this.bands = bands;
    }

    @Override
    public Value of(String id) {
        MetricDataQuery query =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> unknown(id));
        if (query.expression() == null) {
            return empty();
        }
        if (!known.containsKey(id)) {
            if (!underWay.add(id)) {
                throw new AwsError("ValidationError", "The expression '" + id + "' depends on itself.");
            }
            known.put(id, MetricMath.value(query, this));
            underWay.remove(id);
        }
        return known.get(id);
    }

    static ExpressionException unknown(String id) {
        return new ExpressionException("There is no metric or expression with the id '" + id + "'.");
    }

    static void checkSearch(String statistic, long period) {
        if (Statistic.named(statistic).isEmpty()) {
            throw new ExpressionException("The statistic '" + statistic + "' is not supported.");
        }
        try {
            Window.period((int) period);
        } catch (AwsError e) {
            throw new ExpressionException(e.getMessage());
        }
    }

    private static Curve empty() {
        return new Curve("", Map.of(), 0, new TreeMap<>());
    }

    @Override
    public boolean isMetric(String id) {
        return metrics().contains(id);
    }

    @Override
    public List<String> metrics() {
        return all.stream()
                .filter(query -> query.expression() == null)
                .map(MetricDataQuery::id)
                .toList();
    }

    @Override
    public List<Curve> search(Search search, String statistic, long period) {
        checkSearch(statistic, period);
        return List.of();
    }

    @Override
    public Function<Instant, Normal> normal(String id) {
        if (!bands) {
            throw new ExpressionException("There is no ANOMALY_DETECTION_BAND of what is made of bands.");
        }
        new EmptyInputs(all, false).of(id);
        return at -> Normal.of(Map.of());
    }

    @Override
    public long period() {
        return 0;
    }

    @Override
    public List<Instant> grid(long period) {
        return List.of();
    }
}
