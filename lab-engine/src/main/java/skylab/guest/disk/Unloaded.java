package skylab.guest.disk;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.world.Kind;

/**
 * Which parts of a volume are still in the snapshot that it was made from: they are fetched when they are first touched,
 * or by and by if that was paid for. A volume without a row has everything.
 *
 * @param ranges first byte and end of each part, in order, not touching each other
 * @param background bytes per second that are fetched without being asked for, from the beginning on; 0 for none
 * @param since when that began
 */
public record Unloaded(PSortedMap<Long, Long> ranges, long background, Instant since) {
    /** By the volume's id. */
    public static final Kind<Unloaded> UNLOADED = new Kind<>("unloaded", "");

    /** Snapshots are fetched in blocks of so many bytes. */
    public static final long BLOCK = 512 << 10;

    /** How long one block takes to come. */
    public static final Duration FETCH = Duration.ofMillis(30);

    // So many blocks come at the same time at most, however many are asked for.
    private static final int ABREAST = 16;

    /**
     * A volume of which nothing has been loaded yet.
     *
     * @param size bytes
     * @param background the initialization rate in bytes per second, 0 if none was asked for
     */
    public static Unloaded all(long size, long background, Instant now) {
        return new Unloaded(TreePMap.<Long, Long>empty().plus(0L, size), background, now);
    }

    /** This as it is at a moment. */
    public Unloaded at(Instant now) {
        long loaded = background * Math.max(0, Duration.between(since, now).toMillis()) / 1000;
        return loaded == 0 ? this : without(0, loaded);
    }

    /** Whether all is there. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many bytes between two places are missing. */
    public long missing(long from, long to) {
        long sum = 0;
        for (Map.Entry<Long, Long> range : ranges.headMap(to, false).entrySet()) {
            sum += Math.max(0, Math.min(to, range.getValue()) - Math.max(from, range.getKey()));
        }
        return sum;
    }

    /** This with what lies between two places loaded, in whole blocks. */
    public Unloaded without(long from, long to) {
        long begin = from / BLOCK * BLOCK;
        long end = (to + BLOCK - 1) / BLOCK * BLOCK;
        PSortedMap<Long, Long> left = ranges;
        for (Map.Entry<Long, Long> range : ranges.headMap(end, false).entrySet()) {
            if (range.getValue() > begin) {
                left = left.minus(range.getKey());
                left = range.getKey() < begin ? left.plus(range.getKey(), begin) : left;
                left = range.getValue() > end ? left.plus(end, range.getValue()) : left;
            }
        }
        return new Unloaded(left, background, since);
    }

    /** How long it takes to fetch so many bytes when so many operations are under way at the same time. */
    public static Duration fetching(long missing, int depth) {
        return FETCH.multipliedBy((missing + BLOCK - 1) / BLOCK).dividedBy(Math.max(1, Math.min(depth, ABREAST)));
    }
}
