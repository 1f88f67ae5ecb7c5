package skylab.aws.ec2.snapshot;

import static skylab.aws.ec2.snapshot.Snapshot.SNAPSHOTS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import skylab.guest.disk.BlockImage;
import skylab.world.Scope;
import skylab.world.World;

/**
 * How much snapshots store (EBS guide, "How Amazon EBS snapshots work"): each block once, however many snapshots have it.
 * Deleting a snapshot frees the blocks that no other has.
 */
public final class SnapshotStorage {
    private SnapshotStorage() {}

    /** Bytes that all snapshots of an account and region store together: what is billed. */
    public static long bytes(World world, Scope scope) {
        return bytes(world.table(scope, SNAPSHOTS).values());
    }

    /** Bytes that some snapshots store together. */
    public static long bytes(Collection<Snapshot> snapshots) {
        return BlockImage.stored(snapshots.stream().map(Snapshot::image).toList());
    }

    /** Bytes that a further image would add. */
    static long missing(Collection<Snapshot> present, BlockImage image) {
        List<BlockImage> all =
                new ArrayList<>(present.stream().map(Snapshot::image).toList());
        long before = BlockImage.stored(all);
        all.add(image);
        return BlockImage.stored(all) - before;
    }
}
