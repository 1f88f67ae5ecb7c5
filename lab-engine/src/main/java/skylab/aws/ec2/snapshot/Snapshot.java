package skylab.aws.ec2.snapshot;

import java.time.Duration;
import java.time.Instant;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import skylab.guest.disk.BlockImage;
import skylab.world.Kind;

/**
 * A snapshot of a volume. Its content is fixed at the call; what takes time is to store it.
 *
 * @param id {@code snap-…}
 * @param volume the volume it was taken of
 * @param gib the volume's size in GiB
 * @param description in words
 * @param owner the account that owns it
 * @param encrypted whether it is encrypted
 * @param kmsKey the ARN of the key, or null
 * @param started when it was asked for
 * @param completes when all of it is stored
 * @param image its content, by blocks
 * @param sharedWith accounts that may make volumes of it, or {@link #EVERYBODY}
 * @param tier {@code standard} or {@code archive}
 */
public record Snapshot(
        String id,
        String volume,
        int gib,
        String description,
        String owner,
        boolean encrypted,
        String kmsKey,
        Instant started,
        Instant completes,
        BlockImage image,
        PSet<String> sharedWith,
        String tier) {
    /** All snapshots of an account. */
    public static final Kind<Snapshot> SNAPSHOTS = new Kind<>("snapshot", "snap-");

    /** Who may make volumes of a public snapshot. */
    public static final String EVERYBODY = "all";

    /** A snapshot that is shared with nobody. */
    static Snapshot of(
            String id,
            String volume,
            int gib,
            String description,
            String owner,
            String kmsKey,
            Instant started,
            Instant completes,
            BlockImage image) {
        return new Snapshot(
                id,
                volume,
                gib,
                description == null ? "" : description,
                owner,
                kmsKey != null,
                kmsKey,
                started,
                completes,
                image,
                HashTreePSet.empty(),
                "standard");
    }

    /** Whether all of it is stored. */
    public boolean isComplete(Instant now) {
        return !now.isBefore(completes);
    }

    /** How much of it is stored, in percent. */
    public int progress(Instant now) {
        long whole = Duration.between(started, completes).toMillis();
        return isComplete(now) || whole == 0
                ? 100
                : (int) (100 * Duration.between(started, now).toMillis() / whole);
    }

    Snapshot sharedWith(PSet<String> accounts) {
        return new Snapshot(
                id, volume, gib, description, owner, encrypted, kmsKey, started, completes, image, accounts, tier);
    }
}
