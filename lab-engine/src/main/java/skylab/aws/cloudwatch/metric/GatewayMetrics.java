package skylab.aws.cloudwatch.metric;

import static skylab.telemetry.MonitoredGateway.MONITORED_GATEWAYS;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.ec2.instance.Hosts;
import skylab.telemetry.Counter;
import skylab.telemetry.GatewayMeter;
import skylab.telemetry.GatewayMetric;
import skylab.telemetry.MetricId;
import skylab.telemetry.MonitoredGateway;
import skylab.telemetry.Series;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The namespace AWS/NATGateway: what passes NAT gateways. */
final class GatewayMetrics implements MetricSource {
    @Override
    public Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        String gateway = id.only(GatewayMetric.DIMENSION);
        if (!id.namespace().equals(GatewayMetric.NAMESPACE) || gateway == null) {
            return Optional.empty();
        }
        Hosts.MACHINES.settle(tx, scope);
        return GatewayMetric.named(id.name()).flatMap(metric -> tx.find(scope, MONITORED_GATEWAYS, gateway)
                .map(known -> meter(tx, scope, known).series(metric)));
    }

    @Override
    public Stream<Published> all(Transaction tx, Scope scope) {
        return tx.all(scope, MONITORED_GATEWAYS).stream().flatMap(gateway -> {
            GatewayMeter meter = meter(tx, scope, gateway);
            return Arrays.stream(GatewayMetric.values())
                    .map(metric -> new Published(
                            MetricId.of(
                                    GatewayMetric.NAMESPACE,
                                    metric.metricName(),
                                    GatewayMetric.DIMENSION,
                                    gateway.id()),
                            meter.series(metric)));
        });
    }

    private static GatewayMeter meter(Transaction tx, Scope scope, MonitoredGateway gateway) {
        return new GatewayMeter(gateway, metric -> Counter.of(tx, scope, gateway.id(), metric.metricName())
                .reading());
    }
}
