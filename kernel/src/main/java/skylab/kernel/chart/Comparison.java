package skylab.kernel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Side;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Metrics of several resources by several statistics in one chart. */
final class Comparison {
    private Comparison() {}

    private record Wanted(String metric, String id, String statistic, Metric asked) {}

    static CloudWatchChart of(
            CloudWatchClient client,
            List<String> metrics,
            List<String> ids,
            List<String> statistics,
            Instant from,
            Instant to) {
        List<Wanted> wanted = new ArrayList<>();
        for (String metric : metrics) {
            for (String id : ids) {
                Metric asked = find(client, metric, id);
                statistics.forEach(statistic -> wanted.add(new Wanted(metric, id, statistic, asked)));
            }
        }
        List<MetricDataQuery> queries = new ArrayList<>();
        for (Wanted one : wanted) {
            queries.add(MetricDataQuery.builder()
                    .id("m" + queries.size())
                    .metricStat(of -> of.metric(one.asked())
                            .period(Monitoring.period(from, to))
                            .stat(one.statistic()))
                    .build());
        }
        Set<String> units = new LinkedHashSet<>();
        List<String> unitOf = new ArrayList<>();
        for (Wanted one : wanted) {
            String unit = Metrics.unit(client, one.asked(), one.statistic(), from, to);
            units.add(unit);
            unitOf.add(unit);
        }
        List<String> axes = List.copyOf(units);
        Look look = Look.of(axes.isEmpty() ? "" : axes.get(0)).between(from, to);
        if (axes.size() > 1) {
            look = look.axes(look.left(), Look.Axis.of(axes.size() == 2 ? axes.get(1) : ""));
        }
        CloudWatchChart chart =
                CloudWatchChart.of(String.join(", ", metrics), "").with(look);
        for (MetricDataResult result : Metrics.all(client, queries, from, to)) {
            int number = Integer.parseInt(result.id().substring(1));
            chart = chart.line(new Line(
                    name(wanted.get(number), metrics, ids, statistics),
                    Samples.of(result, null),
                    unitOf.get(number).equals(axes.get(0)) ? Side.LEFT : Side.RIGHT,
                    Optional.empty()));
        }
        return chart;
    }

    /** What tells a line from the others. */
    private static String name(Wanted one, List<String> metrics, List<String> ids, List<String> statistics) {
        List<String> parts = Stream.of(
                        ids.size() > 1 ? one.id() : "",
                        metrics.size() > 1 ? one.metric() : "",
                        statistics.size() > 1 ? one.statistic() : "")
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? one.id() : String.join(" ", parts);
    }

    /** The metric of this name that has the id among its dimensions, published or to come. */
    private static Metric find(CloudWatchClient client, String metric, String id) {
        return Monitoring.metric(metric, id)
                .or(() -> client.listMetricsPaginator(r -> r.metricName(metric)).metrics().stream()
                        .filter(one -> one.dimensions().stream()
                                .anyMatch(dimension -> dimension.value().equals(id)))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("CloudWatch has no metric " + metric + " of " + id));
    }
}
