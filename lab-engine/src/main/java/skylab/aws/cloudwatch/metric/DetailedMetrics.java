package skylab.aws.cloudwatch.metric;

import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import skylab.aws.ec2.instance.Hosts;
import skylab.telemetry.MergedSeries;
import skylab.telemetry.Metric;
import skylab.telemetry.MetricId;
import skylab.telemetry.MonitoredMachine;
import skylab.telemetry.Series;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What detailed monitoring adds to the namespace AWS/EC2: metrics of all instances of an image, of a type, and of all
 * there are (EC2 guide, "Amazon EC2 metric dimensions").
 */
final class DetailedMetrics implements MetricSource {
    private static final String IMAGE = "ImageId";
    private static final String TYPE = "InstanceType";

    @Override
    public Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        String image = id.only(IMAGE);
        String type = id.only(TYPE);
        if (!id.namespace().equals(Metric.NAMESPACE)
                || image == null && type == null && !id.dimensions().isEmpty()) {
            return Optional.empty();
        }
        return Metric.named(id.name())
                .filter(metric -> metric.cadence() == Metric.Cadence.AS_MONITORED)
                .flatMap(metric -> merged(
                        tx,
                        scope,
                        metric,
                        type,
                        machine -> image == null || machine.image().equals(image)));
    }

    @Override
    public Stream<Published> all(Transaction tx, Scope scope) {
        Hosts.appear(tx, scope);
        List<MonitoredMachine> machines = detailed(tx, scope).toList();
        Stream<SortedMap<String, String>> images = machines.stream()
                .map(MonitoredMachine::image)
                .distinct()
                .map(image -> new TreeMap<>(Map.of(IMAGE, image)));
        Stream<SortedMap<String, String>> types = machines.stream()
                .flatMap(machine -> machine.stages().stream())
                .map(stage -> stage.hardware().type())
                .distinct()
                .map(type -> new TreeMap<>(Map.of(TYPE, type)));
        List<SortedMap<String, String>> all = Stream.of(Stream.of(new TreeMap<String, String>()), images, types)
                .<SortedMap<String, String>>flatMap(some -> some)
                .toList();
        return all.stream()
                .flatMap(dimensions -> Arrays.stream(Metric.values())
                        .map(metric -> new MetricId(Metric.NAMESPACE, metric.metricName(), dimensions)))
                .flatMap(id -> series(tx, scope, id).stream().map(series -> new Published(id, series)));
    }

    private static Optional<Series> merged(
            Transaction tx, Scope scope, Metric metric, String type, Predicate<MonitoredMachine> counts) {
        Hosts.appear(tx, scope);
        Hosts.MACHINES.settle(tx, scope);
        List<Series> parts = detailed(tx, scope)
                .filter(counts)
                .map(machine -> InstanceMetrics.meter(tx, scope, machine).detailed(metric, type))
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new MergedSeries(metric.unit(), parts));
    }

    private static Stream<MonitoredMachine> detailed(Transaction tx, Scope scope) {
        return tx.all(scope, MONITORED_MACHINES).stream()
                .filter(machine -> machine.stages().stream().anyMatch(MonitoredMachine.Stage::detailed));
    }
}
