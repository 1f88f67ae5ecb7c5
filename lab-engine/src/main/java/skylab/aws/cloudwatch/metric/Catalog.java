package skylab.aws.cloudwatch.metric;

import static skylab.telemetry.Activity.ACTIVITIES;
import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.util.List;
import java.util.Optional;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Hosts;
import skylab.telemetry.Activity;
import skylab.telemetry.Meter;
import skylab.telemetry.Metric;
import skylab.telemetry.MonitoredMachine;
import skylab.telemetry.Series;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** Which series there is under a namespace, a name and dimensions. */
final class Catalog {
    private Catalog() {}

    /** The series with exactly these dimensions, as CloudWatch asks; empty if nothing publishes it. */
    static Optional<Series> series(Call call, String namespace, Optional<Metric> metric, List<Dimension> dimensions) {
        if (!Metric.NAMESPACE.equals(namespace)
                || dimensions.size() != 1
                || !Metric.DIMENSION.equals(dimensions.get(0).name())) {
            return Optional.empty();
        }
        Hosts.appear(call.tx(), call.scope(), dimensions.get(0).value());
        return metric.flatMap(known -> call.tx()
                .find(call.scope(), MONITORED_MACHINES, dimensions.get(0).value())
                .map(machine -> new Series(meter(call, machine), known)));
    }

    static Meter meter(Call call, MonitoredMachine machine) {
        Activity activity =
                call.tx().find(call.scope(), ACTIVITIES, machine.id()).orElse(Activity.NONE);
        return new Meter(call.tx().world().seed(), machine, activity);
    }
}
