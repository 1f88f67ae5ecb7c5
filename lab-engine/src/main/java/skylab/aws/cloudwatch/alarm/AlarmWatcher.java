package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.metric.Detector.DETECTORS;
import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.volume.Volume.VOLUMES;
import static skylab.telemetry.Activity.ACTIVITIES;
import static skylab.telemetry.Counter.COUNTERS;
import static skylab.telemetry.CustomMetric.CUSTOM_METRICS;
import static skylab.telemetry.Health.HEALTHS;
import static skylab.telemetry.MonitoredGateway.MONITORED_GATEWAYS;
import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.aws.cloudwatch.metric.Detector;
import skylab.telemetry.Activity;
import skylab.telemetry.Counter;
import skylab.telemetry.CustomMetric;
import skylab.world.Kind;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Sees to it that alarms look again when something has happened to what they watch. */
public final class AlarmWatcher implements Observer {
    private static final Set<String> KINDS = Stream.<Kind<?>>of(
                    ACTIVITIES,
                    MONITORED_MACHINES,
                    MONITORED_GATEWAYS,
                    VOLUMES,
                    COUNTERS,
                    HEALTHS,
                    CUSTOM_METRICS,
                    DETECTORS)
            .map(Kind::name)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public Set<String> kinds() {
        return KINDS;
    }

    @Override
    public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
        Object row = after == null ? before : after;
        if (row instanceof CustomMetric metric) {
            Instant today = tx.now().truncatedTo(ChronoUnit.DAYS);
            if (before instanceof CustomMetric old && !metric.grewSince(today, old)) {
                Check.unlearn(tx, scope, metric.id().toString());
            }
            Check.touched(tx, scope, metric.id().toString());
        } else if (row instanceof Detector detector) {
            Check.unlearn(tx, scope, detector.metric().toString());
            Check.touched(tx, scope, detector.metric().toString());
        } else if (row instanceof Counter) {
            // What is counted at a place has the place's id first.
            Check.touched(tx, scope, id.substring(0, id.lastIndexOf('/')));
        } else {
            Check.touched(tx, scope, id);
        }
        if (row instanceof Activity) {
            // A machine's doings are its volumes' too.
            tx.find(scope, INSTANCES, id)
                    .ifPresent(instance ->
                            instance.devices().values().forEach(volume -> Check.touched(tx, scope, volume)));
        }
    }
}
