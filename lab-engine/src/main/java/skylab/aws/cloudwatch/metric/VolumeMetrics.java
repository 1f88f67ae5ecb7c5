package skylab.aws.cloudwatch.metric;

import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.volume.Volume;
import skylab.aws.ec2.volume.VolumePast;
import skylab.aws.ec2.volume.VolumeType;
import skylab.guest.disk.Performance;
import skylab.telemetry.Counter;
import skylab.telemetry.MetricId;
import skylab.telemetry.Series;
import skylab.telemetry.VolumeMeter;
import skylab.telemetry.VolumeMetric;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The namespace AWS/EBS: what volumes do. */
final class VolumeMetrics implements MetricSource {
    @Override
    public Optional<Series> series(Transaction tx, Scope scope, MetricId id) {
        String volume = id.only(VolumeMetric.DIMENSION);
        if (!id.namespace().equals(VolumeMetric.NAMESPACE) || volume == null) {
            return Optional.empty();
        }
        Hosts.MACHINES.settle(tx, scope);
        return VolumeMetric.named(id.name()).flatMap(metric -> VolumePast.volume(tx, scope, volume)
                .map(known -> meter(tx, scope, known))
                .filter(meter -> meter.has(metric))
                .map(meter -> meter.series(metric)));
    }

    @Override
    public Stream<Published> all(Transaction tx, Scope scope) {
        List<Volume> volumes = new ArrayList<>(tx.all(scope, Volume.VOLUMES));
        tx.all(scope, VolumePast.PASTS).stream()
                .map(VolumePast::volume)
                .filter(past -> tx.find(scope, Volume.VOLUMES, past.id()).isEmpty())
                .forEach(volumes::add);
        return volumes.stream().flatMap(volume -> {
            VolumeMeter meter = meter(tx, scope, volume);
            return Arrays.stream(VolumeMetric.values())
                    .filter(meter::has)
                    .map(metric -> new Published(
                            MetricId.of(
                                    VolumeMetric.NAMESPACE, metric.metricName(), VolumeMetric.DIMENSION, volume.id()),
                            meter.series(metric)));
        });
    }

    private static VolumeMeter meter(Transaction tx, Scope scope, Volume volume) {
        List<VolumeMeter.Use> uses = new ArrayList<>();
        for (VolumePast.Use use : VolumePast.uses(tx, scope, volume.id())) {
            Hosts.appear(tx, scope, use.instance());
            tx.find(scope, MONITORED_MACHINES, use.instance())
                    .ifPresent(machine -> uses.add(new VolumeMeter.Use(
                            InstanceMetrics.meter(tx, scope, machine), use.root(), use.from(), use.to())));
        }
        return new VolumeMeter(limits(volume), uses, metric -> Counter.of(tx, scope, volume.id(), metric.metricName())
                .reading());
    }

    private static VolumeMeter.Limits limits(Volume volume) {
        VolumeType type = VolumeType.named(volume.type());
        Performance speed = type.speed(volume.gib(), volume.iops(), volume.throughput());
        boolean inBytes = type == VolumeType.ST1 || type == VolumeType.SC1;
        Performance.Limit limit = inBytes ? speed.bytes() : speed.operations();
        return new VolumeMeter.Limits(
                volume.created(),
                type == VolumeType.IO1 || type == VolumeType.IO2,
                inBytes || type == VolumeType.GP2,
                inBytes,
                limit.base(),
                limit.bucket(),
                speed.latency().toNanos() / 1e9);
    }
}
