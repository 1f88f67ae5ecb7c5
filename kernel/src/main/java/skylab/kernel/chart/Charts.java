package skylab.kernel.chart;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import skylab.billing.Bill;
import skylab.lab.Lab;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** What cells call to see metrics: charts of answers that they have, and what the console would show. */
public final class Charts {
    private Charts() {}

    /** A chart of answers; the period is the shortest distance between two of a line's data points. */
    public static CloudWatchChart chart(GetMetricStatisticsResponse... answers) {
        return chart(null, answers);
    }

    /**
     * A chart of answers. The data points are sorted; where one is missing, the line has a gap.
     *
     * @param period of the data points; null to take the shortest distance between two of them
     * @param answers a line for each of their statistics
     */
    public static CloudWatchChart chart(Duration period, GetMetricStatisticsResponse... answers) {
        List<GetMetricStatisticsResponse> all = List.of(answers);
        String unit = all.stream()
                .flatMap(answer -> answer.datapoints().stream())
                .map(Datapoint::unitAsString)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        CloudWatchChart chart = CloudWatchChart.of(
                titles(all.stream().map(GetMetricStatisticsResponse::label).toList()), unit);
        for (GetMetricStatisticsResponse answer : all) {
            List<String> statistics = Samples.statistics(answer.datapoints());
            if (statistics.isEmpty()) {
                chart = chart.line(answer.label(), List.of());
            }
            for (String statistic : statistics) {
                String name = statistics.size() == 1
                        ? answer.label()
                        : all.size() == 1 ? statistic : answer.label() + " " + statistic;
                chart = chart.line(name, Samples.of(answer.datapoints(), statistic, period));
            }
        }
        return chart;
    }

    /** A chart of all results of an answer, by their labels; the two edges of a band with what is between them shaded. */
    public static CloudWatchChart chart(GetMetricDataResponse answer) {
        CloudWatchChart chart = CloudWatchChart.of(
                titles(answer.metricDataResults().stream()
                        .map(MetricDataResult::label)
                        .toList()),
                "");
        return Samples.drawn(chart, answer.metricDataResults());
    }

    /**
     * The average of a metric over the last three hours, a line for each resource.
     *
     * @param metric e.g. {@code CPUUtilization}
     * @param ids of instances, volumes, or whatever is the value of a dimension of the metric
     */
    public static CloudWatchChart chart(String metric, String... ids) {
        return chart(List.of(metric), List.of(ids), List.of("Average"), Duration.ofHours(3));
    }

    /**
     * Metrics, a line for each metric, resource and statistic. Metrics of a second unit have the right axis.
     *
     * @param metrics e.g. {@code NetworkIn} and {@code NetworkOut}
     * @param ids of instances, volumes, or whatever is the value of a dimension of the metrics
     * @param statistics e.g. {@code Average}, {@code Maximum}, {@code p50}, {@code p99}
     * @param last how long back
     */
    public static CloudWatchChart chart(
            List<String> metrics, List<String> ids, List<String> statistics, Duration last) {
        return CloudWatchConsole.current().chart(metrics, ids, statistics, last);
    }

    /**
     * The monitoring tab of an instance, a volume or a NAT gateway over the last three hours.
     *
     * @param id e.g. {@code i-0123456789abcdef0}
     */
    public static ChartGrid monitoring(String id) {
        return CloudWatchConsole.current().monitoring(id);
    }

    /**
     * The monitoring tab of an instance, a volume or a NAT gateway.
     *
     * @param id e.g. {@code i-0123456789abcdef0}
     * @param last how long back
     */
    public static ChartGrid monitoring(String id, Duration last) {
        return CloudWatchConsole.current().monitoring(id, last);
    }

    /** The metric of an alarm with its threshold and its states over the last three hours. */
    public static CloudWatchChart alarm(String name) {
        return CloudWatchConsole.current().alarm(name);
    }

    /** The metric of an alarm with its threshold and its states. */
    public static CloudWatchChart alarm(String name, Duration last) {
        return CloudWatchConsole.current().alarm(name, last);
    }

    /** A dashboard as it looks now. */
    public static DashboardView dashboard(String name) {
        return CloudWatchConsole.current().dashboard(name);
    }

    /** What happened in a lab so far: a lane for each resource, with its states and what was done to it. */
    public static Lanes timeline(Lab lab) {
        return Timelines.of(lab.timeline(), lab.now());
    }

    /** A bill by day (UTC) and service. */
    public static StackedBars bill(Bill bill) {
        return BillBars.of(bill);
    }

    private static String titles(List<String> labels) {
        return String.join(
                ", ", labels.stream().filter(Objects::nonNull).distinct().toList());
    }
}
