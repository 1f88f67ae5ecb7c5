package skylab.aws.ec2.snapshot;

import static skylab.aws.ec2.snapshot.Snapshot.SNAPSHOTS;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.image.OwnImages;
import skylab.aws.ec2.volume.Volume;
import skylab.aws.ec2.volume.VolumeType;
import skylab.guest.disk.BlockImage;
import skylab.guest.disk.Disk;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;

/** Finding snapshots, what is on them, and their end. */
public final class Snapshots {
    static final Ids<Snapshot> IDS = new Ids<>(SNAPSHOTS, "snapshot", "InvalidSnapshot");

    /** By the volume's id. */
    private static final Kind<History> HISTORIES = new Kind<>("snapshot history", "");

    // EBS quotas: concurrent snapshots per volume.
    private static final int MOST_PENDING = 5;
    private static final int MOST_PENDING_HDD = 1;

    /**
     * What is remembered of the snapshots of a volume.
     *
     * @param image what it looked like at the last one, or the one that it was made from: the next one differs from that
     * @param pending when those that were pending will be complete
     */
    private record History(BlockImage image, PVector<Instant> pending) {
        PVector<Instant> pending(Instant now) {
            return TreePVector.from(
                    pending.stream().filter(time -> time.isAfter(now)).toList());
        }
    }

    /** A snapshot at a moment. */
    private record Seen(Snapshot snapshot, Instant now) {
        String id() {
            return snapshot.id();
        }
    }

    private static final Filters<Seen> FILTERS = new Filters<>(Seen::id)
            .on("snapshot-id", Seen::id)
            .on("volume-id", seen -> seen.snapshot.volume())
            .on("volume-size", seen -> seen.snapshot.gib())
            .on("description", seen -> seen.snapshot.description())
            .on("encrypted", seen -> seen.snapshot.encrypted())
            .on("owner-id", seen -> seen.snapshot.owner())
            .on("owner-alias", seen -> PublicSnapshots.alias(seen.snapshot))
            .on("start-time", seen -> seen.snapshot.started())
            .on("transfer-type", seen -> null)
            .on("storage-tier", seen -> seen.snapshot.tier())
            .on("progress", seen -> seen.snapshot.progress(seen.now) + "%")
            .on("status", seen -> seen.snapshot.isComplete(seen.now) ? "completed" : "pending");

    private Snapshots() {}

    /**
     * A snapshot from which the account may make volumes: its own, or a public one of Amazon's.
     *
     * @throws AwsError {@code InvalidSnapshot.Malformed}, {@code InvalidSnapshot.NotFound} or {@code IncorrectState}
     */
    public static Snapshot restorable(World world, Scope scope, String id) {
        Snapshot snapshot = find(world, scope, id).orElseGet(() -> IDS.one(world, scope, id));
        if (!snapshot.isComplete(world.now())) {
            throw new AwsError("IncorrectState", "Snapshot " + id + " is in invalid state - pending");
        }
        return snapshot;
    }

    /** The snapshot of an id, one's own or a public one of Amazon's. */
    public static Optional<Snapshot> find(World world, Scope scope, String id) {
        return world.table(scope, SNAPSHOTS).get(id).or(() -> PublicSnapshots.find(world, scope, id));
    }

    /**
     * Puts the content of an own snapshot on a volume; a reference, nothing is copied.
     *
     * @param size of the volume in bytes
     * @return whether there is such a snapshot
     */
    public static boolean restore(Transaction tx, Scope scope, String snapshot, String volume, long size) {
        Optional<Snapshot> own = tx.find(scope, SNAPSHOTS, snapshot);
        own.map(Snapshot::image).ifPresent(image -> {
            tx.put(scope, Disk.DISKS, volume, image.disk().resized(size));
            tx.put(scope, HISTORIES, volume, new History(image, TreePVector.empty()));
        });
        return own.isPresent();
    }

    /** The content of a public snapshot on a volume of some size in bytes. */
    public static Disk publicDisk(World world, Scope scope, String snapshot, long size) {
        return PublicSnapshots.find(world, scope, snapshot)
                .orElseThrow()
                .image()
                .disk()
                .resized(size);
    }

    /**
     * Refuses a further snapshot of a volume that has too many under way.
     *
     * @throws AwsError {@code ConcurrentSnapshotLimitExceeded}
     */
    static void checkPending(Call call, Volume volume) {
        int most = VolumeType.named(volume.type()).isHardDisk() ? MOST_PENDING_HDD : MOST_PENDING;
        int pending = call.tx()
                .find(call.scope(), HISTORIES, volume.id())
                .map(history -> history.pending(call.tx().now()).size())
                .orElse(0);
        if (pending >= most) {
            throw new AwsError(
                    "ConcurrentSnapshotLimitExceeded",
                    "Maximum allowed in-progress snapshots for a single volume exceeded.");
        }
    }

    /** The block image of a volume as it is now, which follows from the one before. */
    static BlockImage image(Transaction tx, Scope scope, String volume, String origin) {
        Disk disk = tx.find(scope, Disk.DISKS, volume).orElseThrow().withHibernation(Optional.empty());
        return tx.find(scope, HISTORIES, volume)
                .map(history -> history.image.next(disk, origin))
                .orElseGet(() -> BlockImage.of(disk, origin));
    }

    /** Remembers the latest snapshot of a volume. */
    static void taken(Transaction tx, Scope scope, Snapshot snapshot) {
        PVector<Instant> pending = tx.find(scope, HISTORIES, snapshot.volume())
                .map(history -> history.pending(tx.now()))
                .orElse(TreePVector.empty());
        tx.put(scope, HISTORIES, snapshot.volume(), new History(snapshot.image(), pending.plus(snapshot.completes())));
    }

    /** Forgets what a volume looked like. */
    public static void forgetVolume(Transaction tx, Scope scope, String volume) {
        tx.remove(scope, HISTORIES, volume);
    }

    /** DescribeSnapshots. */
    public static DescribeSnapshotsResponse describe(Call call, DescribeSnapshotsRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        List<Snapshot> named = request.snapshotIds().isEmpty()
                ? Stream.concat(
                                world.table(scope, SNAPSHOTS).values().stream(),
                                PublicSnapshots.all(world, scope).stream())
                        .toList()
                : request.snapshotIds().stream()
                        .distinct()
                        .map(id -> find(world, scope, id).orElseGet(() -> IDS.one(world, scope, id)))
                        .toList();
        Page<Seen> page = Listing.of(call, named)
                .where(snapshot -> isOwnedBy(snapshot, request.ownerIds(), scope))
                .where(snapshot -> isRestorableBy(snapshot, request.restorableByUserIds(), scope))
                .as(snapshot -> new Seen(snapshot, world.now()))
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeSnapshotsResponse.builder()
                .snapshots(page.items().stream()
                        .map(seen -> SnapshotShape.of(world, scope, seen.snapshot))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isOwnedBy(Snapshot snapshot, List<String> owners, Scope scope) {
        return owners.isEmpty()
                || owners.contains(snapshot.owner())
                || owners.contains("self") && snapshot.owner().equals(scope.account())
                || owners.contains(Objects.requireNonNullElse(PublicSnapshots.alias(snapshot), ""));
    }

    private static boolean isRestorableBy(Snapshot snapshot, List<String> accounts, Scope scope) {
        return accounts.isEmpty()
                || accounts.stream()
                        .map(account -> account.equals("self") ? scope.account() : account)
                        .anyMatch(account -> snapshot.owner().equals(account)
                                || snapshot.sharedWith().contains(account)
                                || snapshot.sharedWith().contains(Snapshot.EVERYBODY));
    }

    /** DeleteSnapshot: what others need of it remains, see {@link SnapshotStorage}. */
    public static DeleteSnapshotResponse delete(Call call, DeleteSnapshotRequest request) {
        World world = call.tx().world();
        Snapshot snapshot = IDS.one(world, call.scope(), request.snapshotId());
        OwnImages.using(world, call.scope(), snapshot.id()).stream().findFirst().ifPresent(image -> {
            throw new AwsError(
                    "InvalidSnapshot.InUse", "The snapshot " + snapshot.id() + " is currently in use by " + image);
        });
        call.tx().remove(call.scope(), SNAPSHOTS, snapshot.id());
        call.tx().remove(call.scope(), skylab.aws.Tags.TAGS, snapshot.id());
        FastRestores.forget(call.tx(), call.scope(), snapshot.id());
        return DeleteSnapshotResponse.builder().build();
    }
}
