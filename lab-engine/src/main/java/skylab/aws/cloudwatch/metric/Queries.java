package skylab.aws.cloudwatch.metric;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.cloudwatch.math.Value;
import skylab.telemetry.MetricId;
import skylab.telemetry.Retention;
import skylab.telemetry.Series;
import skylab.telemetry.Statistic;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * A list of queries over a range of time, as GetMetricData has it and alarms on several metrics. Each is evaluated once,
 * when it is first asked for; queries may name others. Use it within the transaction and throw it away.
 */
public final class Queries {
    // CloudWatch API reference, "MetricDataQuery".
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");

    private final Transaction tx;
    private final Scope scope;
    private final Map<String, MetricDataQuery> queries = new TreeMap<>();
    private final List<MetricDataQuery> inOrder;
    private final Instant from;
    private final Instant to;
    private final Instant now;
    private final ZoneOffset zone;
    private final Map<String, List<TimeSeries>> evaluated = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();
    private final EmptyInputs types;
    private final Models models;

    /**
     * Queries over a range.
     *
     * @param queries checked ones
     * @param from as asked; see {@link Retention#begin}
     * @param to the end, excluded
     */
    public Queries(Transaction tx, Scope scope, List<MetricDataQuery> queries, Instant from, Instant to) {
        this(tx, scope, queries, from, to, tx.now());
    }

    /**
     * Queries over a range, as they will be answered later if nothing changes until then.
     *
     * @param now what is published by then
     */
    public Queries(Transaction tx, Scope scope, List<MetricDataQuery> queries, Instant from, Instant to, Instant now) {
        this(tx, scope, queries, from, to, now, new Models());
    }

    /**
     * Queries over a range, for who looks at the same ones again and again.
     *
     * @param models what was learnt so far
     */
    public Queries(
            Transaction tx,
            Scope scope,
            List<MetricDataQuery> queries,
            Instant from,
            Instant to,
            Instant now,
            Models models) {
        this(tx, scope, queries, from, to, now, ZoneOffset.UTC, models);
    }

    /**
     * Queries over a range.
     *
     * @param zone in which labels tell times
     */
    Queries(
            Transaction tx,
            Scope scope,
            List<MetricDataQuery> queries,
            Instant from,
            Instant to,
            Instant now,
            ZoneOffset zone,
            Models models) {
        this.models = models;
        this.now = now;
        this.tx = tx;
        this.scope = scope;
        this.inOrder = List.copyOf(queries);
        this.from = from;
        this.to = to;
        this.zone = zone;
        this.types = new EmptyInputs(inOrder);
        queries.forEach(query -> this.queries.put(query.id(), query));
    }

    /**
     * Refuses queries that cannot be evaluated.
     *
     * @throws AwsError {@code ValidationError}, {@code MissingParameter}, {@code InvalidParameterValue}
     */
    public static void check(List<MetricDataQuery> queries) {
        Set<String> ids = new HashSet<>();
        for (MetricDataQuery query : queries) {
            if (query.id() == null || !ID.matcher(query.id()).matches()) {
                throw new AwsError(
                        "ValidationError",
                        "The value " + query.id() + " for parameter MetricDataQueries.member.Id is not matching the"
                                + " expected pattern ^[a-z][a-zA-Z0-9_]*$.");
            }
            if (!ids.add(query.id())) {
                throw new AwsError("ValidationError", "The id '" + query.id() + "' is used more than once.");
            }
        }
        EmptyInputs types = new EmptyInputs(queries);
        for (int i = 0; i < queries.size(); i++) {
            MetricDataQuery query = queries.get(i);
            String at = "MetricDataQueries.member." + (i + 1);
            exclusive(at, "Expression", query.expression() != null, query.metricStat() != null);
            exclusive(at, "Period", query.period() != null, query.metricStat() != null);
            if (query.expression() != null) {
                MetricMath.check(query, types);
            } else {
                Window.required(at + ".MetricStat", query.metricStat());
                Window.required(at + ".MetricStat.Metric", query.metricStat().metric());
                Window.required(
                        at + ".MetricStat.Metric.Namespace",
                        query.metricStat().metric().namespace());
                Window.required(
                        at + ".MetricStat.Metric.MetricName",
                        query.metricStat().metric().metricName());
                Window.required(at + ".MetricStat.Stat", query.metricStat().stat());
                Window.period(query.metricStat().period());
                statistic(query.metricStat());
            }
        }
    }

    /**
     * Refuses what is no band for an alarm to compare with.
     *
     * @param id of the query that is said to be one
     * @param queries checked ones
     * @throws AwsError {@code ValidationError}
     */
    public static void checkBand(String id, List<MetricDataQuery> queries) {
        boolean isBand = queries.stream()
                .anyMatch(query ->
                        query.id().equals(id) && query.expression() != null && MetricMath.isBand(query.expression()));
        if (!isBand) {
            throw new AwsError(
                    "ValidationError",
                    "ThresholdMetricId must be the id of an ANOMALY_DETECTION_BAND function, not '" + id + "'.");
        }
    }

    /** Whether any of them has to learn what is normal. */
    public static boolean hasBand(List<MetricDataQuery> queries) {
        return MetricMath.use("ANOMALY_DETECTION_BAND", queries);
    }

    /**
     * Refuses what alarms cannot watch.
     *
     * @param id of the query that is watched
     * @param queries checked ones
     * @throws AwsError {@code ValidationError}
     */
    public static void checkWatchable(String id, List<MetricDataQuery> queries) {
        if (MetricMath.use("SEARCH", queries)) {
            throw new AwsError("ValidationError", "SEARCH is not supported on Metric Alarms");
        }
        if (new EmptyInputs(queries).of(id) instanceof Value.Curves) {
            throw new AwsError(
                    "ValidationError",
                    "The expression '" + id + "' gives an array of time series. An alarm can watch only one time"
                            + " series.");
        }
    }

    private static void exclusive(String at, String parameter, boolean isThere, boolean hasMetricStat) {
        if (isThere && hasMetricStat) {
            throw new AwsError(
                    "ValidationError",
                    "The parameters " + at + "." + parameter + " and " + at
                            + ".MetricStat are mutually exclusive and you have specified both.");
        }
    }

    /**
     * The curves of a query: one for a metric, also if it has no data; for an expression as many as it gives.
     *
     * @throws AwsError {@code ValidationError} if there is none of that id, or if it goes round in a circle
     */
    public List<TimeSeries> of(String id) {
        MetricDataQuery query = queries.get(id);
        if (query == null) {
            throw new AwsError("ValidationError", "There is no query with the id '" + id + "'.");
        }
        List<TimeSeries> known = evaluated.get(id);
        if (known != null) {
            return known;
        }
        if (!underWay.add(id)) {
            throw new AwsError("ValidationError", "The expression '" + id + "' depends on itself.");
        }
        List<TimeSeries> curves =
                query.expression() != null ? MetricMath.evaluate(query, this) : List.of(metric(query));
        underWay.remove(id);
        evaluated.put(id, curves);
        return curves;
    }

    /**
     * The curve of a statistic of a metric in the range.
     *
     * @param unit CloudWatch's unit, or null for any
     */
    public TimeSeries metric(String label, MetricId id, Statistic statistic, int period, String unit) {
        Instant begin = Retention.begin(from, period, now);
        List<Series.Value> values = Catalog.series(tx, scope, id)
                .flatMap(series -> series.in(unit))
                .map(series -> series.values(statistic, begin, to, period, now))
                .orElse(List.of());
        return new TimeSeries(label, period, values);
    }

    /** Whether a query can give any number of curves, not always one. */
    boolean isSeveral(String id) {
        return types.of(id) instanceof Value.Curves;
    }

    /** The same queries over another range, asked at another moment. */
    Queries over(Instant from, Instant to, Instant asked) {
        return new Queries(tx, scope, inOrder, from, to, asked, zone, new Models());
    }

    Models models() {
        return models;
    }

    /** The queries in the order in which they were asked. */
    public List<MetricDataQuery> queries() {
        return inOrder;
    }

    /** Where the range begins, as asked. */
    public Instant from() {
        return from;
    }

    /** Where the range ends, excluded. */
    public Instant to() {
        return to;
    }

    /** When it is asked: what is published by then is seen. */
    public Instant now() {
        return now;
    }

    /** The world that is asked. */
    public Transaction tx() {
        return tx;
    }

    /** The account and region that are asked. */
    public Scope scope() {
        return scope;
    }

    /**
     * A label with its values in place.
     *
     * @param text as asked, or null for the usual one
     * @param usual what it is if nothing is asked
     * @param properties what {@code ${PROP('…')}} stands for besides account and region
     */
    public String label(String text, String usual, Map<String, String> properties, List<Series.Value> values) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("AccountId", scope.account());
        all.put("Region", scope.region());
        return text == null ? usual : new Label(usual, all, now, zone).of(text, values);
    }

    /** What labels may say of a metric. */
    public static Map<String, String> properties(MetricId id, String statistic, int period) {
        Map<String, String> properties = new HashMap<>();
        id.dimensions().forEach((name, value) -> properties.put("Dim." + name, value));
        properties.put("MetricName", id.name());
        properties.put("Namespace", id.namespace());
        properties.put("Period", Integer.toString(period));
        properties.put("Stat", statistic);
        return properties;
    }

    private TimeSeries metric(MetricDataQuery query) {
        MetricStat stat = query.metricStat();
        MetricId id = id(stat.metric());
        TimeSeries curve = metric(id.name(), id, statistic(stat), stat.period(), stat.unitAsString());
        Map<String, String> properties = properties(id, stat.stat(), stat.period());
        return new TimeSeries(
                label(query.label(), id.name(), properties, curve.values()), curve.period(), curve.values());
    }

    private static Statistic statistic(MetricStat stat) {
        return Statistic.named(stat.stat())
                .orElseThrow(
                        () -> Window.invalid("The value " + stat.stat() + " for parameter Stat is not supported."));
    }

    static MetricId id(Metric metric) {
        return Dimensions.id(metric.namespace(), metric.metricName(), metric.dimensions());
    }
}
