package skylab.aws.bill;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.billing.Entry;
import skylab.billing.Ledger;
import skylab.guest.disk.BlockImage;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What is billed of snapshots: the blocks they store (EBS guide, "How Amazon EBS snapshots work"). A block that several have is
 * billed with the oldest of them; when that is deleted, with the next.
 */
final class SnapshotCharging implements Charging<Snapshot> {
    @Override
    public Kind<Snapshot> kind() {
        return Snapshot.SNAPSHOTS;
    }

    @Override
    public void changed(Transaction tx, Scope scope, String id, Snapshot before, Snapshot after) {
        if (before != null && after != null && before.image().equals(after.image())) {
            return;
        }
        if (after == null) {
            set(tx, scope, id, 0);
        }
        // Snapshots are listed in the order in which they were made.
        List<Snapshot> all = tx.all(scope, Snapshot.SNAPSHOTS);
        Map<String, BitSet> stored = new HashMap<>();
        for (Snapshot snapshot : all) {
            set(tx, scope, snapshot.id(), added(stored, snapshot.image()));
        }
    }

    /** How many blocks of an image are not stored yet; from then on they are. */
    private static long added(Map<String, BitSet> stored, BlockImage image) {
        long[] added = new long[1];
        image.runs().forEach((first, run) -> {
            BitSet blocks = stored.computeIfAbsent(run.origin(), origin -> new BitSet());
            int end = (int) (first + run.length());
            added[0] += run.length() - blocks.get(first.intValue(), end).cardinality();
            blocks.set(first.intValue(), end);
        });
        return added[0];
    }

    private static void set(Transaction tx, Scope scope, String id, long blocks) {
        Ledger.set(tx, scope, Entry.of(id, "EBS:SnapshotUsage", Gib.of(blocks * BlockImage.BLOCK)));
    }
}
