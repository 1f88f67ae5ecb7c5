package skylab.telemetry;

import static skylab.telemetry.CustomMetric.CUSTOM_METRICS;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Metrics that are published by others than AWS: PutMetricData, the agent, metric filters of logs. */
public final class CustomMetrics {
    private CustomMetrics() {}

    /**
     * Publishes samples; they can be read at once.
     *
     * @param at when they were measured
     * @param unit CloudWatch's unit, {@code None} if there is none
     * @param samples {@link Summary#of(double...)}, {@link Summary#of(double[], double[])} or {@link
     *     Summary#ofStatistics}
     * @param storageResolution seconds: 1 for high resolution, else 60
     */
    public static void put(
            Transaction tx, Scope scope, MetricId id, Instant at, String unit, Summary samples, int storageResolution) {
        CustomMetric metric = tx.find(scope, CUSTOM_METRICS, key(id)).orElseGet(() -> CustomMetric.of(id));
        tx.put(scope, CUSTOM_METRICS, key(id), metric.with(at, unit, samples, storageResolution == 1, tx.now()));
    }

    /** The metric of a name, or empty if nothing was published under it. */
    public static Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        return tx.find(scope, CUSTOM_METRICS, key(id)).map(CustomSeries::of);
    }

    /** All metrics of an account and region, in the order in which they were first published. */
    public static Map<MetricId, Series> all(Transaction tx, Scope scope) {
        Map<MetricId, Series> all = new LinkedHashMap<>();
        tx.all(scope, CUSTOM_METRICS).forEach(metric -> all.put(metric.id(), CustomSeries.of(metric)));
        return all;
    }

    private static String key(MetricId id) {
        return id.namespace() + '\n' + id.name() + '\n' + id.dimensions();
    }
}
