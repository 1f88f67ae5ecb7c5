package skylab.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import skylab.aws.cloudwatch.math.Curve;
import skylab.aws.cloudwatch.math.Inputs;
import skylab.aws.cloudwatch.math.Lesson;
import skylab.aws.cloudwatch.math.Normal;
import skylab.aws.cloudwatch.math.Value;
import skylab.aws.cloudwatch.math.search.Search;
import skylab.telemetry.MetricId;
import skylab.telemetry.Retention;
import skylab.telemetry.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** The curves that an expression gets from the other queries and from the metrics that there are. */
final class QueryInputs implements Inputs {
    /** What is found is what had data in the last two weeks, as ListMetrics has it. */
    private static final Duration LISTED = Duration.ofDays(14);

    /** After how long there are no points to come of a time. */
    private static final Duration PUBLISHED = Duration.ofMinutes(15);

    private static final int MOST_FOUND = 500;
    private static final int MINUTE = 60;

    private final MetricDataQuery query;
    private final Queries queries;

    QueryInputs(MetricDataQuery query, Queries queries) {
        this.query = query;
        this.queries = queries;
    }

    @Override
    public Value of(String id) {
        MetricDataQuery named = named(id);
        List<Curve> curves = queries.of(id).stream()
                .map(curve -> curve(curve.label(), properties(named), curve.period(), curve))
                .toList();
        return queries.isSeveral(id) ? new Value.Curves(curves) : curves.get(0);
    }

    private MetricDataQuery named(String id) {
        return queries.queries().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> EmptyInputs.unknown(id));
    }

    private static Map<String, String> properties(MetricDataQuery query) {
        MetricStat stat = query.metricStat();
        return stat == null ? Map.of() : Queries.properties(Queries.id(stat.metric()), stat.stat(), stat.period());
    }

    private static Curve curve(String label, Map<String, String> properties, long period, TimeSeries series) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        series.values().forEach(value -> points.put(value.at(), value.value()));
        return new Curve(label, properties, period, points);
    }

    @Override
    public boolean isMetric(String id) {
        return named(id).expression() == null;
    }

    @Override
    public List<String> metrics() {
        return queries.queries().stream()
                .filter(one -> one.expression() == null)
                .map(MetricDataQuery::id)
                .toList();
    }

    @Override
    public List<Curve> search(Search search, String statistic, long period) {
        EmptyInputs.checkSearch(statistic, period);
        List<MetricId> found = Catalog.all(queries.tx(), queries.scope())
                .filter(metric -> search.matches(metric.id()))
                .filter(metric -> metric.series().hasDataSince(queries.now().minus(LISTED), queries.now()))
                .map(MetricSource.Published::id)
                .limit(MOST_FOUND)
                .toList();
        boolean sameName = found.stream().map(MetricId::name).distinct().count() <= 1;
        Statistic wanted = Statistic.named(statistic).orElseThrow();
        List<Curve> curves = new ArrayList<>();
        for (MetricId id : found) {
            String label = label(id, sameName);
            curves.add(curve(
                    label,
                    Queries.properties(id, statistic, (int) period),
                    period,
                    queries.metric(label, id, wanted, (int) period, null)));
        }
        return curves;
    }

    // What tells them apart: the values of their dimensions, and the name if there are several.
    private static String label(MetricId id, boolean sameName) {
        Collection<String> values = id.dimensions().values();
        if (values.isEmpty()) {
            return id.name();
        }
        return String.join(" ", values) + (sameName ? "" : " " + id.name());
    }

    // Of a day that is over all is published soon after.
    @Override
    public Function<Instant, Normal> normal(String id) {
        return at -> queries.models().of(id, at, day -> lesson(id, day));
    }

    private Lesson lesson(String id, long day) {
        Instant from = Models.begin(day);
        Instant to = Models.begin(day + 1);
        Curve past = (Curve) new QueryInputs(query, queries.over(from, to, to.plus(PUBLISHED))).of(id);
        return Lesson.of(Detectors.trained(queries.tx(), queries.scope(), named(id), past.points()));
    }

    @Override
    public long period() {
        return query.period() != null
                ? query.period()
                : queries.queries().stream()
                        .map(MetricDataQuery::metricStat)
                        .filter(Objects::nonNull)
                        .mapToLong(MetricStat::period)
                        .max()
                        .orElse(MINUTE);
    }

    @Override
    public List<Instant> grid(long period) {
        // What is kept no longer, and what is still to come, has no points.
        Instant end = queries.to().isBefore(queries.now()) ? queries.to() : queries.now();
        Instant kept = queries.now()
                .minus(
                        period < MINUTE
                                ? Retention.SECONDS_KEPT
                                : period < 5 * MINUTE
                                        ? Retention.MINUTES_KEPT
                                        : period < 60 * MINUTE ? Retention.FIVE_MINUTES_KEPT : Retention.HOURS_KEPT);
        Instant from = Retention.begin(queries.from(), period, queries.now());
        if (from.isBefore(kept)) {
            long skipped = Duration.between(from, kept).toSeconds() / period;
            from = from.plusSeconds(skipped * period);
        }
        List<Instant> grid = new ArrayList<>();
        for (Instant at = from; period > 0 && at.isBefore(end); at = at.plusSeconds(period)) {
            grid.add(at);
        }
        return grid;
    }
}
