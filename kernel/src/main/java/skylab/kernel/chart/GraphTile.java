package skylab.kernel.chart;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import skylab.aws.cloudwatch.dashboard.Body;
import skylab.aws.cloudwatch.dashboard.GraphedMetric;
import skylab.aws.cloudwatch.dashboard.MetricGraph;
import skylab.aws.cloudwatch.dashboard.MetricGraph.View;
import skylab.kernel.chart.CloudWatchChart.Band;
import skylab.kernel.chart.CloudWatchChart.Fill;
import skylab.kernel.chart.CloudWatchChart.Interval;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Side;
import skylab.kernel.chart.CloudWatchChart.Threshold;
import skylab.kernel.chart.CloudWatchChart.Tone;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** A metric widget with its data. */
final class GraphTile {
    private static final int MINUTE = 60;

    private final CloudWatchConsole console;
    private final MetricGraph graph;
    private final Body body;
    private final Body.Range range;
    private final int width;
    private final int height;

    GraphTile(CloudWatchConsole console, Body body, MetricGraph graph, int width, int height) {
        this.console = console;
        this.body = body;
        this.graph = graph;
        this.range = body.range(console.now());
        this.width = width;
        this.height = height;
    }

    /** A result, and the metric of the widget to which it belongs. */
    private record Found(GraphedMetric metric, MetricDataResult result, String label) {}

    DashboardView.Content content() {
        if (graph.alarm().isPresent()) {
            return new DashboardView.Drawn(alarm(graph.alarm().get()));
        }
        List<Found> found = found();
        return switch (graph.view()) {
            case TIME_SERIES -> new DashboardView.Drawn(chart(found));
            case TABLE -> table(found);
            case SINGLE_VALUE, GAUGE, BAR, PIE ->
                new DashboardView.Drawn(
                        new Figures(graph.title(), graph.view(), figures(found), left(), width, height));
        };
    }

    private CloudWatchChart alarm(String arn) {
        CloudWatchChart chart = AlarmChart.of(
                console.clients().apply(region(graph.region())),
                arn.substring(arn.lastIndexOf(":alarm:") + ":alarm:".length()),
                range.from(),
                range.to());
        CloudWatchChart sized = chart.with(chart.look().sized(width, height).in(zone()));
        return graph.title().isEmpty() ? sized : sized.titled(graph.title());
    }

    private List<Found> found() {
        Map<String, List<GraphedMetric>> byRegion = new LinkedHashMap<>();
        graph.metrics().forEach(metric -> byRegion.computeIfAbsent(
                        metric.region().orElse(graph.region()), region -> new ArrayList<>())
                .add(metric));
        List<Found> found = new ArrayList<>();
        byRegion.forEach((region, metrics) -> {
            if (metrics.stream().anyMatch(GraphedMetric::isVisible)) {
                for (MetricDataResult result : Metrics.all(
                        console.clients().apply(region(region)),
                        metrics.stream().map(one -> one.query(period(one))).toList(),
                        range.from(),
                        range.to())) {
                    metrics.stream()
                            .filter(one -> one.id().equals(result.id()))
                            .forEach(one -> found.add(new Found(one, result, label(one, result))));
                }
            }
        });
        return found;
    }

    private String region(String named) {
        return named.isEmpty() ? console.region() : named;
    }

    private int period(GraphedMetric metric) {
        if (graph.wholeRange() && graph.view() != View.TIME_SERIES) {
            long seconds = Duration.between(range.from(), range.to()).toSeconds();
            return (int) (Math.max(1, (seconds + MINUTE - 1) / MINUTE) * MINUTE);
        }
        return body.periodsInherited()
                ? metric.period()
                : Math.max(metric.period(), Monitoring.period(range.from(), range.to()));
    }

    // What tells the metrics of a widget apart is enough to name them.
    private String label(GraphedMetric metric, MetricDataResult result) {
        if (!metric.label().isEmpty() || metric.expression().isPresent()) {
            return result.label();
        }
        List<GraphedMetric> plain = graph.metrics().stream()
                .filter(one -> one.expression().isEmpty())
                .toList();
        boolean sameName = plain.stream().map(GraphedMetric::name).distinct().count() == 1;
        boolean sameDimensions =
                plain.stream().map(GraphedMetric::dimensions).distinct().count() == 1;
        String statistic = sameName && sameDimensions && plain.size() > 1 ? " " + metric.stat() : "";
        if (sameDimensions) {
            return metric.name() + statistic;
        }
        return sameName && !metric.dimensions().isEmpty()
                ? metric.dimensions().get(metric.dimensions().size() - 1)
                : metric.usualLabel();
    }

    private CloudWatchChart chart(List<Found> found) {
        Look look = Look.of("")
                .axes(left(), axis(graph.right(), unit(true)))
                .stacked(graph.isStacked())
                .between(range.from(), range.to())
                .in(zone())
                .legend(!graph.legend().equals("hidden"))
                .sized(width, height);
        CloudWatchChart chart = CloudWatchChart.of(graph.title(), "").with(look);
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            Duration period = Duration.ofSeconds(period(one.metric()));
            Side side = one.metric().isRight() ? Side.RIGHT : Side.LEFT;
            if (i + 1 < found.size()
                    && Metrics.areBand(one.result(), found.get(i + 1).result())) {
                i++;
                chart = chart.band(new Band(
                        one.label(), Samples.of(found.get(i).result(), null), Samples.of(one.result(), null), side));
                continue;
            }
            chart = chart.line(new Line(
                    one.label(),
                    Samples.of(one.result(), one.metric().expression().isPresent() ? null : period),
                    side,
                    one.metric().color()));
        }
        for (MetricGraph.Level level : graph.levels()) {
            chart = chart.threshold(new Threshold(
                    level.value(),
                    level.until(),
                    level.label(),
                    level.isRight() ? Side.RIGHT : Side.LEFT,
                    level.fill().equals("above") ? Fill.ABOVE : level.fill().equals("below") ? Fill.BELOW : Fill.NONE,
                    level.color()));
        }
        return moments(chart);
    }

    private CloudWatchChart moments(CloudWatchChart plain) {
        CloudWatchChart chart = plain;
        for (MetricGraph.Moment moment : graph.moments()) {
            chart = chart.mark(moment.at(), moment.label());
            switch (moment.fill()) {
                case "before" -> chart = chart.shade(new Interval(range.from(), moment.at(), "", Tone.PLAIN));
                case "after" -> chart = chart.shade(new Interval(moment.at(), range.to(), "", Tone.PLAIN));
                case "between" ->
                    chart = chart.shade(new Interval(moment.at(), moment.until().orElseThrow(), "", Tone.PLAIN));
                default -> {
                    // A line alone.
                }
            }
        }
        return chart;
    }

    private List<Figures.Figure> figures(List<Found> found) {
        List<Figures.Figure> figures = new ArrayList<>();
        for (Found one : found) {
            List<Double> values = one.result().values();
            figures.add(new Figures.Figure(
                    one.label(),
                    values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(values.get(values.size() - 1)),
                    unit(one.metric()),
                    one.metric().color(),
                    graph.hasSparkline()
                            ? Samples.of(one.result(), Duration.ofSeconds(period(one.metric()))).stream()
                                    .map(CloudWatchChart.Sample::value)
                                    .toList()
                            : List.of()));
        }
        return figures;
    }

    private DashboardView.Sheet table(List<Found> found) {
        List<List<String>> rows = new ArrayList<>();
        for (Found one : found) {
            var statistics = one.result().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .summaryStatistics();
            boolean isEmpty = statistics.getCount() == 0;
            rows.add(List.of(
                    one.label(),
                    isEmpty ? "" : Units.brief(statistics.getMin()),
                    isEmpty ? "" : Units.brief(statistics.getMax()),
                    isEmpty ? "" : Units.brief(statistics.getSum()),
                    isEmpty ? "" : Units.brief(statistics.getAverage())));
        }
        return new DashboardView.Sheet(graph.title(), List.of("", "MIN", "MAX", "SUM", "AVG"), rows);
    }

    private Look.Axis left() {
        return axis(graph.left(), unit(false));
    }

    private static Look.Axis axis(MetricGraph.Axis axis, String unit) {
        return new Look.Axis(axis.label().isEmpty() ? unit : axis.label(), optional(axis.min()), optional(axis.max()));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    // Of different units on one axis none can be said.
    private String unit(boolean isRight) {
        List<String> units = graph.metrics().stream()
                .filter(one -> one.isVisible() && one.isRight() == isRight)
                .map(this::unit)
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    private String unit(GraphedMetric metric) {
        MetricStat asked = metric.query(MINUTE).metricStat();
        return asked == null
                ? ""
                : Metrics.unit(
                        console.clients().apply(region(metric.region().orElse(graph.region()))),
                        asked.metric(),
                        metric.stat(),
                        range.from(),
                        range.to());
    }

    private ZoneId zone() {
        try {
            return graph.zone().isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(graph.zone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
