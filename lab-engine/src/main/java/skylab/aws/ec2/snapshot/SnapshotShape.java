package skylab.aws.ec2.snapshot;

import java.time.Instant;
import skylab.aws.ec2.Ask;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.SSEType;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

/** A snapshot as the API shows it. */
final class SnapshotShape {
    private SnapshotShape() {}

    static software.amazon.awssdk.services.ec2.model.Snapshot of(World world, Scope scope, Snapshot snapshot) {
        Instant now = world.now();
        boolean complete = snapshot.isComplete(now);
        return software.amazon.awssdk.services.ec2.model.Snapshot.builder()
                .snapshotId(snapshot.id())
                .volumeId(snapshot.volume())
                .volumeSize(snapshot.gib())
                .description(snapshot.description())
                .ownerId(snapshot.owner())
                .ownerAlias(PublicSnapshots.alias(snapshot))
                .encrypted(snapshot.encrypted())
                .kmsKeyId(snapshot.kmsKey())
                .sseType(snapshot.encrypted() ? SSEType.SSE_KMS : null)
                .startTime(snapshot.started())
                .completionTime(complete ? snapshot.completes() : null)
                .progress(snapshot.progress(now) + "%")
                .state(complete ? SnapshotState.COMPLETED : SnapshotState.PENDING)
                .storageTier(snapshot.tier())
                .fullSnapshotSizeInBytes(snapshot.image().bytes())
                .tags(Ask.tags(world, scope, snapshot.id()))
                .build();
    }
}
