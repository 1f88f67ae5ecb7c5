package skylab.aws.cloudwatch.metric;

import java.util.Optional;
import java.util.stream.Stream;
import skylab.telemetry.CustomMetrics;
import skylab.telemetry.MetricId;
import skylab.telemetry.Series;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What learners publish themselves. */
final class PublishedMetrics implements MetricSource {
    @Override
    public Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        return CustomMetrics.series(tx, scope, id);
    }

    @Override
    public Stream<Published> all(Transaction tx, Scope scope) {
        return CustomMetrics.all(tx, scope).entrySet().stream().map(metric -> new Published(metric.getKey(), metric.getValue()));
    }
}
