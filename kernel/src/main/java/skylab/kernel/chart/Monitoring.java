package skylab.kernel.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.kernel.chart.CloudWatchChart.Line;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** The monitoring tab of a resource: a chart for each group of its metrics that there are. */
final class Monitoring {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 210;
    private static final int COLUMNS = 3;
    private static final int MINUTE = 60;
    private static final int MOST_POINTS = 1_440;

    private Monitoring() {}

    /**
     * One chart of the tab.
     *
     * @param title key of its title
     * @param unit of its metrics
     * @param stat which statistic is drawn
     * @param metrics by their names
     */
    private record Panel(String title, String unit, String stat, List<String> metrics) {
        static Panel of(String title, String unit, String stat, String... metrics) {
            return new Panel(title, unit, stat, List.of(metrics));
        }
    }

    /** The tab of one kind of resource. */
    private record Tab(String namespace, String dimension, List<Panel> panels) {}

    private static final Tab INSTANCE = new Tab(
            "AWS/EC2",
            "InstanceId",
            List.of(
                    Panel.of("CPU utilization", "Percent", "Average", "CPUUtilization"),
                    Panel.of("Network traffic", "Bytes", "Average", "NetworkIn", "NetworkOut"),
                    Panel.of("Network packets", "Count", "Average", "NetworkPacketsIn", "NetworkPacketsOut"),
                    Panel.of(
                            "Status checks failed",
                            "Count",
                            "Maximum",
                            "StatusCheckFailed",
                            "StatusCheckFailed_Instance",
                            "StatusCheckFailed_System",
                            "StatusCheckFailed_AttachedEBS"),
                    Panel.of("EBS bytes", "Bytes", "Average", "EBSReadBytes", "EBSWriteBytes"),
                    Panel.of("EBS operations", "Count", "Average", "EBSReadOps", "EBSWriteOps"),
                    Panel.of("EBS balance", "Percent", "Average", "EBSIOBalance%", "EBSByteBalance%"),
                    Panel.of("Instance store bytes", "Bytes", "Average", "DiskReadBytes", "DiskWriteBytes"),
                    Panel.of("Instance store operations", "Count", "Average", "DiskReadOps", "DiskWriteOps"),
                    Panel.of("CPU credit usage", "Count", "Average", "CPUCreditUsage"),
                    Panel.of(
                            "CPU credit balance",
                            "Count",
                            "Average",
                            "CPUCreditBalance",
                            "CPUSurplusCreditBalance",
                            "CPUSurplusCreditsCharged")));

    private static final Tab VOLUME = new Tab(
            "AWS/EBS",
            "VolumeId",
            List.of(
                    Panel.of("Volume bytes", "Bytes", "Sum", "VolumeReadBytes", "VolumeWriteBytes"),
                    Panel.of("Volume operations", "Count", "Sum", "VolumeReadOps", "VolumeWriteOps"),
                    Panel.of("Volume queue length", "Count", "Average", "VolumeQueueLength"),
                    Panel.of("Volume idle time", "Seconds", "Sum", "VolumeIdleTime"),
                    Panel.of("Volume busy time", "Seconds", "Sum", "VolumeTotalReadTime", "VolumeTotalWriteTime"),
                    Panel.of("Burst balance", "Percent", "Average", "BurstBalance")));

    private static final Tab NAT_GATEWAY = new Tab(
            "AWS/NATGateway",
            "NatGatewayId",
            List.of(
                    Panel.of("Bytes out", "Bytes", "Sum", "BytesOutToDestination", "BytesOutToSource"),
                    Panel.of("Bytes in", "Bytes", "Sum", "BytesInFromDestination", "BytesInFromSource"),
                    Panel.of("Packets out", "Count", "Sum", "PacketsOutToDestination", "PacketsOutToSource"),
                    Panel.of("Packets in", "Count", "Sum", "PacketsInFromDestination", "PacketsInFromSource"),
                    Panel.of("Active connections", "Count", "Maximum", "ActiveConnectionCount"),
                    Panel.of(
                            "Connections",
                            "Count",
                            "Sum",
                            "ConnectionAttemptCount",
                            "ConnectionEstablishedCount",
                            "ErrorPortAllocation")));

    private static final Map<String, Tab> TABS = Map.of("i-", INSTANCE, "vol-", VOLUME, "nat-", NAT_GATEWAY);

    /** The unit of a metric that AWS publishes; empty if it is none of those. */
    static String unit(String metric) {
        return TABS.values().stream()
                .flatMap(tab -> tab.panels().stream())
                .filter(panel -> panel.metrics().contains(metric))
                .map(Panel::unit)
                .findFirst()
                .orElse("");
    }

    /** The metric of a resource that AWS publishes; empty if its id is none of those that have a tab. */
    static Optional<Metric> metric(String name, String id) {
        return TABS.entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey()))
                .map(entry -> Metric.builder()
                        .namespace(entry.getValue().namespace())
                        .metricName(name)
                        .dimensions(Dimension.builder()
                                .name(entry.getValue().dimension())
                                .value(id)
                                .build())
                        .build())
                .findFirst();
    }

    static ChartGrid of(CloudWatchClient client, String id, Instant from, Instant to) {
        Tab tab = TABS.entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "monitoring shows instances (i-…), volumes (vol-…) and NAT gateways (nat-…), not " + id));
        Set<String> there = names(client, tab, id);
        List<Panel> panels = tab.panels().stream()
                .filter(panel -> tab.panels().indexOf(panel) < COLUMNS
                        || panel.metrics().stream().anyMatch(there::contains))
                .toList();
        Map<String, MetricDataResult> results = results(client, tab, panels, id, from, to);
        List<CloudWatchChart> charts = new ArrayList<>();
        for (Panel panel : panels) {
            CloudWatchChart chart = CloudWatchChart.of(panel.title(), panel.unit())
                    .with(Look.of(panel.unit()).sized(WIDTH, HEIGHT).between(from, to));
            for (String metric : panel.metrics()) {
                MetricDataResult result = results.get(metric);
                if (result != null && (there.contains(metric) || panel.metrics().size() == 1)) {
                    chart = chart.line(new Line(metric, Samples.of(result, null)));
                }
            }
            charts.add(chart);
        }
        return new ChartGrid(id, charts, COLUMNS);
    }

    private static Set<String> names(CloudWatchClient client, Tab tab, String id) {
        return client
                .listMetricsPaginator(r -> r.namespace(tab.namespace())
                        .dimensions(DimensionFilter.builder()
                                .name(tab.dimension())
                                .value(id)
                                .build()))
                .metrics()
                .stream()
                .map(Metric::metricName)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, MetricDataResult> results(
            CloudWatchClient client, Tab tab, List<Panel> panels, String id, Instant from, Instant to) {
        List<MetricDataQuery> queries = new ArrayList<>();
        Map<String, String> metrics = new HashMap<>();
        for (Panel panel : panels) {
            for (String metric : panel.metrics()) {
                String query = "m" + queries.size();
                metrics.put(query, metric);
                queries.add(MetricDataQuery.builder()
                        .id(query)
                        .metricStat(of -> of.metric(m -> m.namespace(tab.namespace())
                                        .metricName(metric)
                                        .dimensions(Dimension.builder()
                                                .name(tab.dimension())
                                                .value(id)
                                                .build()))
                                .period(period(from, to))
                                .stat(panel.stat()))
                        .build());
            }
        }
        return Metrics.all(client, queries, from, to).stream()
                .collect(Collectors.toMap(result -> metrics.get(result.id()), Function.identity(), (a, b) -> a));
    }

    /** The shortest period in seconds with which a line does not have more points than one call gives. */
    static int period(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        for (int period : new int[] {MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE}) {
            if (seconds <= (long) period * MOST_POINTS) {
                return period;
            }
        }
        return 24 * 60 * MINUTE;
    }
}
