package skylab.aws.cloudwatch.metric;

import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.ec2.instance.Hosts;
import skylab.telemetry.CustomMetrics;
import skylab.telemetry.MetricId;
import skylab.telemetry.Series;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What learners publish themselves, and agents on machines, which measure up to the moment at which somebody asks. */
final class PublishedMetrics implements MetricSource {
    @Override
    public Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        Hosts.MACHINES.settle(tx, scope);
        return CustomMetrics.series(tx, scope, id);
    }

    @Override
    public Stream<Published> all(Transaction tx, Scope scope) {
        Hosts.MACHINES.settle(tx, scope);
        return CustomMetrics.all(tx, scope).entrySet().stream()
                .map(metric -> new Published(metric.getKey(), metric.getValue()));
    }
}
