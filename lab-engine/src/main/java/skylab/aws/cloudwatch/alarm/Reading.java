package skylab.aws.cloudwatch.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.aws.cloudwatch.metric.Catalog;
import skylab.aws.cloudwatch.metric.Dimensions;
import skylab.aws.cloudwatch.metric.Models;
import skylab.aws.cloudwatch.metric.Queries;
import skylab.aws.cloudwatch.metric.QueryOutlook;
import skylab.aws.cloudwatch.metric.TimeSeries;
import skylab.telemetry.Bounds;
import skylab.telemetry.MetricId;
import skylab.telemetry.Series;
import skylab.telemetry.Statistic;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** The values that an alarm compares: as they are known at any moment, also at one to come if nothing changes until then. */
interface Reading {
    /**
     * A value.
     *
     * @param from the beginning of its period
     * @param value the statistic, or the expression's value
     * @param samples of how many samples; NaN if that makes no sense
     * @param lower the threshold, or the band's lower edge
     * @param upper the threshold, or the band's upper edge
     */
    record Sample(Instant from, double value, double samples, double lower, double upper) {}

    /**
     * The values of the periods from one moment to another, oldest first; periods without one are left out.
     *
     * @param now what is published by then
     */
    List<Sample> samples(Instant from, Instant to, Instant now);

    /**
     * What is certain of all values of the periods in a span.
     *
     * @param value the statistics, or the expression's values
     * @param lower the threshold, or the band's lower edge
     * @param upper the threshold, or the band's upper edge
     */
    record Outlook(Bounds value, Bounds lower, Bounds upper) {
        static Outlook of(Bounds value, double threshold) {
            Bounds level = value.between(threshold, threshold);
            return new Outlook(value, level, level);
        }

        /** Whether there is nothing to compare in any period. */
        boolean isNothing() {
            return value.isNothing() || lower.isNothing() || upper.isNothing();
        }
    }

    /** What is certain of all values of the periods in a span, without looking at them; empty if nothing is. */
    Optional<Outlook> outlook(Instant from, Instant to);

    /**
     * What an alarm reads.
     *
     * @param models what was learnt so far of its bands
     */
    static Reading of(Transaction tx, Scope scope, MetricWatch watch, Models models) {
        if (watch.source() instanceof MetricWatch.One one) {
            return of(tx, scope, one.id(), one.statistic(), one.period(), one.unit(), watch.threshold());
        }
        MetricWatch.Several several = (MetricWatch.Several) watch.source();
        MetricDataQuery compared = several.queries().stream()
                .filter(query -> query.id().equals(several.compared()))
                .findFirst()
                .orElseThrow();
        if (several.band() != null) {
            return new OfBand(tx, scope, several, models);
        }
        MetricStat stat = compared.metricStat();
        return stat == null
                ? new OfExpression(tx, scope, several, watch.threshold(), models)
                : of(
                        tx,
                        scope,
                        Dimensions.id(
                                stat.metric().namespace(),
                                stat.metric().metricName(),
                                stat.metric().dimensions()),
                        stat.stat(),
                        stat.period(),
                        stat.unitAsString(),
                        watch.threshold());
    }

    private static Reading of(
            Transaction tx, Scope scope, MetricId id, String statistic, int period, String unit, double threshold) {
        return new OfMetric(
                Catalog.series(tx, scope, id).flatMap(series -> series.in(unit)),
                Statistic.named(statistic).orElseThrow(),
                period,
                threshold);
    }

    /** A statistic of a metric, if anybody publishes it. */
    record OfMetric(Optional<Series> series, Statistic statistic, int period, double threshold) implements Reading {
        @Override
        public List<Sample> samples(Instant from, Instant to, Instant now) {
            return series.map(known -> known.points(from, to, period, now).stream()
                            .map(point -> new Sample(
                                    point.from(),
                                    statistic.of(point.samples()),
                                    point.samples().count(),
                                    threshold,
                                    threshold))
                            .filter(sample -> !Double.isNaN(sample.value()))
                            .toList())
                    .orElse(List.of());
        }

        @Override
        public Optional<Outlook> outlook(Instant from, Instant to) {
            Optional<Bounds> bounds = series.isEmpty()
                    ? Optional.of(Bounds.NOTHING)
                    : series.get().bounds(from, to).flatMap(all -> all.of(statistic, period));
            return bounds.map(value -> Outlook.of(value, threshold));
        }
    }

    /** The curve of an expression. */
    record OfExpression(Transaction tx, Scope scope, MetricWatch.Several several, double threshold, Models models)
            implements Reading {
        @Override
        public List<Sample> samples(Instant from, Instant to, Instant now) {
            return new Queries(tx, scope, several.queries(), from, to, now, models)
                    .of(several.compared()).stream()
                            .limit(1)
                            .flatMap(curve -> curve.values().stream())
                            .map(value -> new Sample(value.at(), value.value(), Double.NaN, threshold, threshold))
                            .toList();
        }

        @Override
        public Optional<Outlook> outlook(Instant from, Instant to) {
            return new QueryOutlook(tx, scope, several.queries(), from, to, models)
                    .of(several.compared())
                    .map(value -> Outlook.of(value, threshold));
        }
    }

    /** A curve against a band; where nothing is known of what is normal, nothing can be compared. */
    record OfBand(Transaction tx, Scope scope, MetricWatch.Several several, Models models) implements Reading {
        @Override
        public List<Sample> samples(Instant from, Instant to, Instant now) {
            Queries queries = new Queries(tx, scope, several.queries(), from, to, now, models);
            List<TimeSeries> band = queries.of(several.band());
            Map<Instant, Double> upper = byTime(band.get(0));
            Map<Instant, Double> lower = byTime(band.get(1));
            return queries.of(several.compared()).stream()
                    .limit(1)
                    .flatMap(curve -> curve.values().stream())
                    .filter(value -> upper.containsKey(value.at()) && lower.containsKey(value.at()))
                    .map(value -> new Sample(
                            value.at(), value.value(), Double.NaN, lower.get(value.at()), upper.get(value.at())))
                    .toList();
        }

        private static Map<Instant, Double> byTime(TimeSeries curve) {
            return curve.values().stream().collect(Collectors.toMap(Series.Value::at, Series.Value::value));
        }

        @Override
        public Optional<Outlook> outlook(Instant from, Instant to) {
            QueryOutlook outlook = new QueryOutlook(tx, scope, several.queries(), from, to, models);
            return outlook.of(several.compared()).flatMap(value -> outlook.edges(several.band())
                    .map(edges -> new Outlook(value, edges.get(1), edges.get(0))));
        }
    }
}
