package skylab.kernel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** What charts ask about metrics. */
final class Metrics {
    private Metrics() {}

    /** All results, with the points of all pages, oldest first; an expression may give several of one id, a band even of one label. */
    static List<MetricDataResult> all(
            CloudWatchClient client, List<MetricDataQuery> queries, Instant from, Instant to) {
        Map<List<String>, MetricDataResult> all = new LinkedHashMap<>();
        String token = null;
        do {
            String next = token;
            GetMetricDataResponse answer = client.getMetricData(r -> r.metricDataQueries(queries)
                    .startTime(from)
                    .endTime(to)
                    .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                    .nextToken(next));
            Map<List<String>, Integer> found = new HashMap<>();
            for (MetricDataResult result : answer.metricDataResults()) {
                List<String> name = List.of(result.id(), String.valueOf(result.label()));
                String number = String.valueOf(found.merge(name, 1, Integer::sum));
                all.merge(List.of(name.get(0), name.get(1), number), result, Metrics::joined);
            }
            token = answer.nextToken();
        } while (token != null);
        return List.copyOf(all.values());
    }

    /**
     * The unit of a metric: that which AWS publishes it in, or else that of its newest data point.
     *
     * @param statistic what is drawn; counts of samples have no unit but their number
     */
    static String unit(CloudWatchClient client, Metric metric, String statistic, Instant from, Instant to) {
        if (statistic.equals("SampleCount")) {
            return "Count";
        }
        String known = Monitoring.unit(metric.metricName());
        if (!known.isEmpty() || metric.namespace().startsWith("AWS/")) {
            return known;
        }
        int period = Math.max(300, Monitoring.period(from, to));
        return client
                .getMetricStatistics(r -> r.namespace(metric.namespace())
                        .metricName(metric.metricName())
                        .dimensions(metric.dimensions())
                        .startTime(from)
                        .endTime(to)
                        .period(period)
                        .statisticsWithStrings("SampleCount"))
                .datapoints()
                .stream()
                .max(Comparator.comparing(Datapoint::timestamp))
                .map(Datapoint::unitAsString)
                .filter(unit -> !unit.equals("None"))
                .orElse("");
    }

    /**
     * Whether two results that follow each other are the upper and the lower edge of a band: it alone gives two of one name
     * at the same times.
     */
    static boolean areBand(MetricDataResult upper, MetricDataResult lower) {
        return Objects.equals(upper.id(), lower.id())
                && Objects.equals(upper.label(), lower.label())
                && upper.timestamps().equals(lower.timestamps());
    }

    private static MetricDataResult joined(MetricDataResult first, MetricDataResult second) {
        List<Instant> timestamps = new ArrayList<>(first.timestamps());
        timestamps.addAll(second.timestamps());
        List<Double> values = new ArrayList<>(first.values());
        values.addAll(second.values());
        return first.toBuilder().timestamps(timestamps).values(values).build();
    }
}
