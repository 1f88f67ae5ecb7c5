package skylab.aws.ec2.snapshot;

import static skylab.aws.ec2.snapshot.Snapshot.SNAPSHOTS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.volume.Encryption;
import skylab.guest.disk.BlockImage;
import skylab.network.traffic.Traffic;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CopySnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CopySnapshotResponse;

/** Copying snapshots, also into other regions and under other keys (EBS guide, "Copy an Amazon EBS snapshot"). */
public final class SnapshotCopy {
    /** What AWS writes for the volume of a copy: it is of no use. */
    static final String NO_VOLUME = "vol-ffffffff";

    private SnapshotCopy() {}

    /** CopySnapshot, into the region that is called. */
    public static CopySnapshotResponse copy(Call call, CopySnapshotRequest request) {
        World world = call.tx().world();
        if (request.sourceRegion() == null || request.sourceSnapshotId() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter "
                            + (request.sourceRegion() == null ? "SourceRegion" : "SourceSnapshotId"));
        }
        Zones.region(request.sourceRegion());
        Scope from = new Scope(call.scope().account(), request.sourceRegion());
        Snapshot source = Snapshots.restorable(world, from, request.sourceSnapshotId());
        if (request.kmsKeyId() != null && !Boolean.TRUE.equals(request.encrypted()) && !source.encrypted()) {
            throw new AwsError(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        boolean encrypted = source.encrypted()
                || Boolean.TRUE.equals(request.encrypted())
                || Encryption.byDefault(world, call.scope());
        String key = !encrypted
                ? null
                : request.kmsKeyId() == null && source.encrypted() && from.equals(call.scope())
                        ? source.kmsKey()
                        : Encryption.arn(world, call.scope(), request.kmsKeyId());
        Map<String, String> tags = Ask.tags(request.tagSpecifications(), "snapshot");
        Snapshot made = make(call.tx(), call.scope(), from, source, key, request.description());
        Tags.add(call.tx(), call.scope(), made.id(), tags);
        return CopySnapshotResponse.builder()
                .snapshotId(made.id())
                .tags(Ask.tags(call.tx().world(), call.scope(), made.id()))
                .build();
    }

    /**
     * Makes a copy of a snapshot.
     *
     * @param from where the source is
     * @param key the ARN of the copy's key, or null for a copy that is not encrypted
     * @param description in words, or null
     */
    public static Snapshot make(
            Transaction tx, Scope scope, Scope from, Snapshot source, String key, String description) {
        // In the same region under the same key a copy shares all blocks. Elsewhere, or under another key, all blocks
        // have to
        // be stored again, but for those that an earlier copy has brought there.
        boolean shares = from.equals(scope) && Objects.equals(key, source.kmsKey());
        BlockImage image =
                shares ? source.image() : source.image().renamed("@" + scope.region() + (key == null ? "" : "/" + key));
        long missing = SnapshotStorage.missing(tx.all(scope, SNAPSHOTS), image);
        Instant now = tx.now();
        Snapshot copy = Snapshot.of(
                tx.newId(SNAPSHOTS),
                NO_VOLUME,
                source.gib(),
                description == null
                        ? "[Copied " + source.id() + " from " + from.region() + "]"
                                + (source.description().isEmpty() ? "" : " " + source.description())
                        : description,
                scope.account(),
                key,
                now,
                now.plus(SnapshotCreation.taken(tx, missing)),
                image);
        tx.put(scope, SNAPSHOTS, copy.id(), copy);
        tx.schedule(Duration.between(now, copy.completes()), Transition.OVER);
        if (!from.equals(scope)) {
            Traffic.copied(tx, from, source.id(), scope.region(), missing * BlockImage.BLOCK);
        }
        return copy;
    }
}
