package skylab.aws.ec2.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.pcollections.HashTreePSet;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.image.PublicImages;
import skylab.guest.disk.BlockImage;
import skylab.guest.machine.OsImage;
import skylab.world.Scope;
import skylab.world.World;

/** The snapshots behind the images of others, which follow from those images and are kept nowhere. */
final class PublicSnapshots {
    private static final long GIB = 1L << 30;

    // What an image holds follows from its system and its size alone.
    private static final ConcurrentMap<Content, BlockImage> CONTENTS = new ConcurrentHashMap<>();

    private record Content(String os, int gib) {}

    private PublicSnapshots() {}

    static List<Snapshot> all(World world, Scope scope) {
        return PublicImages.all(world, scope).stream()
                .filter(PublicSnapshots::isKnown)
                .map(PublicSnapshots::of)
                .toList();
    }

    static Optional<Snapshot> find(World world, Scope scope, String id) {
        return PublicImages.ofSnapshot(world, scope, id)
                .filter(PublicSnapshots::isKnown)
                .map(PublicSnapshots::of);
    }

    // The inside of Windows is not emulated, so that nothing can be made of its snapshots.
    private static boolean isKnown(Image image) {
        return image.isEbsBacked() && !image.os().equals("windows");
    }

    /** Who owns a snapshot, as far as it has another name; null otherwise. */
    static String alias(Snapshot snapshot) {
        return snapshot.sharedWith().contains(Snapshot.EVERYBODY)
                        && snapshot.volume().equals(SnapshotCopy.NO_VOLUME)
                ? "amazon"
                : null;
    }

    private static Snapshot of(Image image) {
        return Snapshot.of(
                        image.rootSnapshot(),
                        SnapshotCopy.NO_VOLUME,
                        image.rootGib(),
                        "Created for " + image.name(),
                        image.owner(),
                        null,
                        image.created(),
                        image.created(),
                        CONTENTS.computeIfAbsent(
                                new Content(image.os(), image.rootGib()),
                                content -> BlockImage.of(
                                        OsImage.named(content.os).rootDisk(content.gib * GIB), content.toString())))
                .sharedWith(HashTreePSet.singleton(Snapshot.EVERYBODY));
    }
}
