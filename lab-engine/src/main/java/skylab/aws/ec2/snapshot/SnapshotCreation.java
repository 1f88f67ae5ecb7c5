package skylab.aws.ec2.snapshot;

import static skylab.aws.ec2.snapshot.Snapshot.SNAPSHOTS;
import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.volume.Volume;
import skylab.guest.disk.BlockImage;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceSpecification;
import software.amazon.awssdk.services.ec2.model.SnapshotInfo;

/** Taking snapshots of volumes. */
public final class SnapshotCreation {
    private static final Ids<Volume> VOLUME_IDS = new Ids<>(VOLUMES, "volume", "InvalidVolume");

    // AWS gives no figure for the speed at which blocks are stored; ours is such that a learner sees it pending.
    private static final double BYTES_PER_SECOND = 100e6;
    private static final int LEAST_SECONDS = 20;

    private SnapshotCreation() {}

    /** CreateSnapshot. */
    public static CreateSnapshotResponse create(Call call, CreateSnapshotRequest request) {
        Volume volume = VOLUME_IDS.one(call.tx().world(), call.scope(), request.volumeId());
        checkVolume(call, volume);
        Snapshot snapshot = take(
                call.tx(),
                call.scope(),
                volume,
                request.description(),
                Ask.tags(request.tagSpecifications(), "snapshot"));
        var shape = SnapshotShape.of(call.tx().world(), call.scope(), snapshot);
        return CreateSnapshotResponse.builder()
                .snapshotId(shape.snapshotId())
                .volumeId(shape.volumeId())
                .volumeSize(shape.volumeSize())
                .description(shape.description())
                .ownerId(shape.ownerId())
                .encrypted(shape.encrypted())
                .kmsKeyId(shape.kmsKeyId())
                .startTime(shape.startTime())
                // The call itself answers with an empty progress.
                .progress("")
                .state(shape.state())
                .tags(shape.tags())
                .build();
    }

    private static void checkVolume(Call call, Volume volume) {
        if (volume.phase() != Volume.Phase.READY) {
            throw new AwsError(
                    "IncorrectState",
                    "The volume '" + volume.id() + "' is in the '" + volume.state() + "' state, from which no"
                            + " snapshot can be made.");
        }
        Snapshots.checkPending(call, volume);
        for (Volume.Attachment attachment : volume.attachments()) {
            // EC2 guide, "Hibernation": no snapshots of an instance that is hibernated.
            boolean asleep = call.tx()
                    .find(call.scope(), Instance.INSTANCES, attachment.instance())
                    .filter(instance -> instance.state().hibernated() != null)
                    .isPresent();
            if (asleep) {
                throw new AwsError(
                        "UnsupportedOperation",
                        "The instance '" + attachment.instance() + "' is hibernated: no snapshots can be made of it.");
            }
        }
    }

    /**
     * Takes a snapshot of a volume as it is now.
     *
     * @param description in words, or null
     */
    public static Snapshot take(
            Transaction tx, Scope scope, Volume volume, String description, Map<String, String> tags) {
        volume.attachments().forEach(attachment -> Hosts.appear(tx, scope, attachment.instance()));
        String id = tx.newId(SNAPSHOTS);
        Instant now = tx.now();
        BlockImage image = Snapshots.image(tx, scope, volume.id(), id);
        Snapshot snapshot = Snapshot.of(
                id,
                volume.id(),
                volume.gib(),
                description,
                scope.account(),
                volume.kmsKey(),
                now,
                now.plus(taken(tx, image.bytes(id))),
                image);
        tx.put(scope, SNAPSHOTS, id, snapshot);
        tx.schedule(Duration.between(now, snapshot.completes()), Transition.OVER);
        Snapshots.taken(tx, scope, snapshot);
        Tags.add(tx, scope, id, tags);
        return snapshot;
    }

    /** How long it takes to store so many bytes. */
    static Duration taken(Transaction tx, long bytes) {
        double seconds = LEAST_SECONDS + bytes / BYTES_PER_SECOND;
        return Duration.ofMillis((long) (seconds * tx.random().nextDouble(0.8, 1.2) * 1000));
    }

    /** CreateSnapshots: of all volumes of an instance at the same moment. */
    public static CreateSnapshotsResponse createAll(Call call, CreateSnapshotsRequest request) {
        InstanceSpecification asked = request.instanceSpecification();
        if (asked == null || asked.instanceId() == null) {
            throw new AwsError(
                    "MissingParameter", "The request must contain the parameter InstanceSpecification.InstanceId");
        }
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), asked.instanceId());
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED) && !instance.is(Phase.STOPPING)) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in a state from which snapshots can be made.");
        }
        String root = instance.devices().get(instance.launch().rootDevice());
        if (asked.excludeDataVolumeIds().contains(root)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The volume '" + root + "' is the root volume; use ExcludeBootVolume to exclude it.");
        }
        List<Volume> volumes = instance.devices().values().stream()
                .flatMap(id -> call.tx().find(call.scope(), VOLUMES, id).stream())
                .filter(volume -> !asked.excludeDataVolumeIds().contains(volume.id()))
                .filter(volume ->
                        !(Boolean.TRUE.equals(asked.excludeBootVolume()) && Objects.equals(root, volume.id())))
                .toList();
        if (volumes.isEmpty()) {
            throw new AwsError("InvalidParameterCombination", "No volumes are left to make snapshots of.");
        }
        volumes.forEach(volume -> checkVolume(call, volume));
        return CreateSnapshotsResponse.builder()
                .snapshots(volumes.stream()
                        .map(volume -> info(
                                call,
                                take(
                                        call.tx(),
                                        call.scope(),
                                        volume,
                                        request.description(),
                                        tags(call, request, volume))))
                        .toList())
                .build();
    }

    private static Map<String, String> tags(Call call, CreateSnapshotsRequest request, Volume volume) {
        Map<String, String> tags = new LinkedHashMap<>();
        if ("volume".equals(request.copyTagsFromSourceAsString())) {
            tags.putAll(Tags.of(call.tx().world(), call.scope(), volume.id()).byKey());
        }
        tags.putAll(Ask.tags(request.tagSpecifications(), "snapshot"));
        return tags;
    }

    private static SnapshotInfo info(Call call, Snapshot snapshot) {
        var shape = SnapshotShape.of(call.tx().world(), call.scope(), snapshot);
        return SnapshotInfo.builder()
                .snapshotId(shape.snapshotId())
                .volumeId(shape.volumeId())
                .volumeSize(shape.volumeSize())
                .description(shape.description())
                .ownerId(shape.ownerId())
                .encrypted(shape.encrypted())
                .startTime(shape.startTime())
                .progress(shape.progress())
                .state(shape.state())
                .tags(shape.tags())
                .build();
    }
}
