package skylab.aws.ec2.volume;

import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.InstanceHealth;
import skylab.guest.disk.DiskFailure;
import skylab.network.fault.Cut;
import skylab.telemetry.Counter;
import skylab.telemetry.VolumeMetric;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.VolumeStatusAction;
import software.amazon.awssdk.services.ec2.model.VolumeStatusEvent;

/**
 * Volumes whose I/O AWS has disabled because their data may be inconsistent (EBS guide, "Volume events"): reading and
 * writing fails until I/O is enabled again; nothing of the data is lost.
 */
public final class VolumeFault {
    private static final String TYPE = "potential-data-inconsistency";

    // Volume status checks run every five minutes.
    private static final long CHECK_SECONDS = 300;
    private static final Duration AUTOMATIC = Duration.ofMinutes(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private VolumeFault() {}

    /** I/O of a volume is disabled now. */
    public static void fail(Transaction tx, Scope scope, Volume volume) {
        String id = volume.id();
        if (tx.find(scope, DiskFailure.FAILURES, id).isPresent()) {
            return;
        }
        volume.attachments().forEach(attachment -> Hosts.appear(tx, scope, attachment.instance()));
        Hosts.MACHINES.settle(tx, scope);
        DiskFailure failure = new DiskFailure(tx.now());
        tx.put(scope, DiskFailure.FAILURES, id, failure);
        stalled(tx, scope, id, failure, 1);
        volume.attachments().forEach(attachment -> {
            Hosts.MACHINES.diskFailed(tx, scope, attachment.instance(), id);
            InstanceHealth.worse(tx, scope, attachment.instance());
        });
        if (volume.autoEnableIo()) {
            tx.schedule(AUTOMATIC, new Enabled(scope, id, failure));
        }
    }

    /** I/O of a volume is enabled again; does nothing if it is. */
    public static void repair(Transaction tx, Scope scope, String id) {
        tx.find(scope, DiskFailure.FAILURES, id).ifPresent(failure -> {
            Hosts.MACHINES.settle(tx, scope);
            tx.remove(scope, DiskFailure.FAILURES, id);
            stalled(tx, scope, id, failure, -1);
            tx.find(scope, VOLUMES, id).ifPresent(volume -> volume.attachments()
                    .forEach(attachment -> InstanceHealth.better(tx, scope, attachment.instance())));
        });
    }

    /** An instance has got a volume, whose I/O may be disabled. */
    static void attached(Transaction tx, Scope scope, String volume, String instance) {
        if (tx.find(scope, DiskFailure.FAILURES, volume).isPresent()) {
            InstanceHealth.worse(tx, scope, instance);
        }
    }

    /** An instance has got rid of a volume, whose I/O may be disabled. */
    static void detached(Transaction tx, Scope scope, String volume, String instance) {
        if (tx.find(scope, DiskFailure.FAILURES, volume).isPresent()) {
            InstanceHealth.better(tx, scope, instance);
        }
    }

    private static void stalled(Transaction tx, Scope scope, String id, DiskFailure failure, int more) {
        Counter.rate(
                tx,
                scope,
                id,
                VolumeMetric.STALLED_IO_CHECK.metricName(),
                tx.now(),
                failure.since().plus(FOR_EVER),
                more);
    }

    private record Enabled(Scope scope, String volume, DiskFailure failure) implements Event {
        @Override
        public void happen(Transaction tx) {
            if (tx.find(scope, DiskFailure.FAILURES, volume).equals(Optional.of(failure))) {
                repair(tx, scope, volume);
            }
        }
    }

    /** What the volume's status check says. */
    static String status(World world, Scope scope, Volume volume) {
        if (Cut.isIsolated(world, scope, volume.zone())) {
            return "insufficient-data";
        }
        return found(world, scope, volume).isPresent() ? "impaired" : "ok";
    }

    /** Whether I/O is enabled, as the check says. */
    static String enabled(World world, Scope scope, Volume volume) {
        return found(world, scope, volume).isPresent() ? "failed" : "passed";
    }

    private static Optional<DiskFailure> found(World world, Scope scope, Volume volume) {
        return world.table(scope, DiskFailure.FAILURES).get(volume.id()).filter(failure -> {
            long check = (failure.since().getEpochSecond() / CHECK_SECONDS + 1) * CHECK_SECONDS;
            return !world.now().isBefore(Instant.ofEpochSecond(check));
        });
    }

    static List<VolumeStatusEvent> events(World world, Scope scope, Volume volume) {
        return found(world, scope, volume)
                .map(failure -> VolumeStatusEvent.builder()
                        .eventId(event(world, volume, failure))
                        .eventType(TYPE)
                        .description("Awaiting Action: Enable IO")
                        .notBefore(failure.since())
                        .instanceId(
                                volume.attachments().isEmpty()
                                        ? null
                                        : volume.attachments().get(0).instance())
                        .build())
                .stream()
                .toList();
    }

    static List<VolumeStatusAction> actions(World world, Scope scope, Volume volume) {
        return found(world, scope, volume)
                .map(failure -> VolumeStatusAction.builder()
                        .code("enable-volume-io")
                        .description("Enable volume I/O")
                        .eventId(event(world, volume, failure))
                        .eventType(TYPE)
                        .build())
                .stream()
                .toList();
    }

    private static String event(World world, Volume volume, DiskFailure failure) {
        long number = world.seed().stream(volume.id(), failure.since().getEpochSecond())
                .nextLong();
        return "evol-0" + HexFormat.of().toHexDigits(number);
    }
}
