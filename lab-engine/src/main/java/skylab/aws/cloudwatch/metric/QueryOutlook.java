package skylab.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import skylab.aws.cloudwatch.math.Expression;
import skylab.aws.cloudwatch.math.Normal;
import skylab.aws.cloudwatch.math.Outlook;
import skylab.aws.cloudwatch.math.Parser;
import skylab.telemetry.Bounds;
import skylab.telemetry.Statistic;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** What is certain of queries over a span of time, without computing their values. Use it within the transaction. */
public final class QueryOutlook implements Outlook.Known {
    /** For longer spans it would have to be learnt what is normal on days that have not been. */
    private static final Duration LONGEST_BAND = Duration.ofDays(3);

    private final Queries queries;
    private final Map<String, Optional<Bounds>> metrics = new HashMap<>();

    /**
     * Queries over a span.
     *
     * @param queries checked ones
     * @param to the end, excluded
     * @param models what was learnt so far
     */
    public QueryOutlook(
            Transaction tx, Scope scope, List<MetricDataQuery> queries, Instant from, Instant to, Models models) {
        this.queries = new Queries(tx, scope, queries, from, to, tx.now(), models);
    }

    /** What is certain of the values of a query that is one time series; empty if nothing is. */
    public Optional<Bounds> of(String id) {
        return Outlook.of(id, this);
    }

    /** What is certain of the upper and the lower edge of a query that is a band; empty if nothing is. */
    public Optional<List<Bounds>> edges(String id) {
        return Outlook.several(id, this);
    }

    private MetricDataQuery named(String id) {
        return queries.queries().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<Bounds> metric(String id) {
        return metrics.computeIfAbsent(id, this::bounds);
    }

    private Optional<Bounds> bounds(String id) {
        MetricStat stat = named(id).metricStat();
        Statistic statistic = Statistic.named(stat.stat()).orElseThrow();
        return Catalog.series(queries.tx(), queries.scope(), Queries.id(stat.metric()))
                .flatMap(series -> series.in(stat.unitAsString()))
                .map(series -> series.bounds(queries.from(), queries.to())
                        .flatMap(samples -> samples.of(statistic, stat.period())))
                .orElse(Optional.of(Bounds.NOTHING));
    }

    @Override
    public Optional<Expression> expression(String id) {
        return Optional.ofNullable(named(id).expression()).map(Parser::parse);
    }

    @Override
    public List<String> metrics() {
        return new QueryInputs(queries.queries().get(0), queries).metrics();
    }

    @Override
    public long period(String id) {
        return named(id).metricStat().period();
    }

    @Override
    public Optional<List<Bounds>> band(String id, double deviations, long period) {
        if (queries.to().isAfter(queries.from().plus(LONGEST_BAND))) {
            return Optional.empty();
        }
        Function<Instant, Normal> normal = new QueryInputs(named(id), queries).normal(id);
        Edge upper = new Edge(deviations);
        Edge lower = new Edge(-deviations);
        boolean known = false;
        boolean unknown = false;
        for (Instant hour = queries.from().truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(queries.to());
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            Normal model = normal.apply(hour);
            known |= model.isKnown();
            unknown |= !model.isKnown();
            upper.see(model, hour);
            lower.see(model, hour);
        }
        if (unknown) {
            return known ? Optional.empty() : Optional.of(List.of(Bounds.NOTHING, Bounds.NOTHING));
        }
        return Optional.of(List.of(upper.bounds(period), lower.bounds(period)));
    }

    /** An edge of a band over some hours; within an hour it goes straight on. */
    private static final class Edge {
        private final double deviations;
        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        Edge(double deviations) {
            this.deviations = deviations;
        }

        void see(Normal model, Instant hour) {
            double begin = model.edge(hour, deviations);
            double end = begin + model.slope() * ChronoUnit.HOURS.getDuration().toSeconds();
            least = Math.min(least, Math.min(begin, end));
            greatest = Math.max(greatest, Math.max(begin, end));
        }

        Bounds bounds(long period) {
            return new Bounds(Bounds.below(least), Bounds.above(greatest), period, 0, 1.0 / period);
        }
    }
}
