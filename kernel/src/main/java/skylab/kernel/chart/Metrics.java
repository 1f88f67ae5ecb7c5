package skylab.kernel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** GetMetricData to its last page. */
final class Metrics {
    private Metrics() {}

    /** All results, with the points of all pages, oldest first; a search may give several of one id. */
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
            answer.metricDataResults()
                    .forEach(result ->
                            all.merge(List.of(result.id(), String.valueOf(result.label())), result, Metrics::joined));
            token = answer.nextToken();
        } while (token != null);
        return List.copyOf(all.values());
    }

    private static MetricDataResult joined(MetricDataResult first, MetricDataResult second) {
        List<Instant> timestamps = new ArrayList<>(first.timestamps());
        timestamps.addAll(second.timestamps());
        List<Double> values = new ArrayList<>(first.values());
        values.addAll(second.values());
        return first.toBuilder().timestamps(timestamps).values(values).build();
    }
}
