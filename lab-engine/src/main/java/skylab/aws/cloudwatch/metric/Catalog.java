package skylab.aws.cloudwatch.metric;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.telemetry.MetricId;
import skylab.telemetry.Series;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Where all metrics are found: statistics, alarms, charts, metric math and lists ask here. A new sort of resource with
 * metrics is a {@link MetricSource} and a line in {@link #SOURCES}.
 */
public final class Catalog {
    private static final List<MetricSource> SOURCES = List.of(
            new InstanceMetrics(),
            new DetailedMetrics(),
            new VolumeMetrics(),
            new GatewayMetrics(),
            new PublishedMetrics());

    private Catalog() {}

    /** The metric with exactly these dimensions, as CloudWatch asks; empty if nobody publishes it. */
    public static Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        return SOURCES.stream()
                .flatMap(source -> source.series(tx, scope, id).stream())
                .findFirst();
    }

    /** All metrics ever published in an account and region; ask {@link Series#hasDataSince} which of them are alive. */
    public static Stream<MetricSource.Published> all(Transaction tx, Scope scope) {
        return SOURCES.stream().flatMap(source -> source.all(tx, scope));
    }
}
