package skylab.aws.cloudwatch.metric;

import static skylab.telemetry.Activity.ACTIVITIES;
import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.ec2.instance.Hosts;
import skylab.telemetry.Activity;
import skylab.telemetry.Counter;
import skylab.telemetry.Health;
import skylab.telemetry.Meter;
import skylab.telemetry.Metric;
import skylab.telemetry.MetricId;
import skylab.telemetry.MonitoredMachine;
import skylab.telemetry.Series;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The namespace AWS/EC2: what instances do. */
final class InstanceMetrics implements MetricSource {
    @Override
    public Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        String instance = id.only(Metric.DIMENSION);
        if (!id.namespace().equals(Metric.NAMESPACE) || instance == null) {
            return Optional.empty();
        }
        Hosts.appear(tx, scope, instance);
        Hosts.MACHINES.settle(tx, scope);
        return Metric.named(id.name()).flatMap(metric -> tx.find(scope, MONITORED_MACHINES, instance)
                .map(machine -> meter(tx, scope, machine).series(metric)));
    }

    @Override
    public Stream<Published> all(Transaction tx, Scope scope) {
        Hosts.appear(tx, scope);
        return tx.all(scope, MONITORED_MACHINES).stream().flatMap(machine -> {
            Meter meter = meter(tx, scope, machine);
            return Arrays.stream(Metric.values())
                    .map(metric -> new Published(
                            MetricId.of(Metric.NAMESPACE, metric.metricName(), Metric.DIMENSION, machine.id()),
                            meter.series(metric)));
        });
    }

    static Meter meter(Transaction tx, Scope scope, MonitoredMachine machine) {
        Activity activity = tx.find(scope, ACTIVITIES, machine.id()).orElse(Activity.NONE);
        return new Meter(
                tx.world().seed(), machine, activity, Health.of(tx.world(), scope, machine.id()), metric -> Counter.of(
                                tx, scope, machine.id(), metric.metricName())
                        .reading());
    }
}
