package skylab.guest.disk;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The content of a disk as blocks of 512 KiB, as snapshots store them: for each block that holds data, in which snapshot it
 * was stored. A snapshot stores the blocks that changed since the one before and refers to the others (EBS guide, "How
 * Amazon EBS snapshots work").
 *
 * @param disk the content
 * @param placements where its file systems keep what, by the number of the partition, 0 for the whole disk
 * @param runs runs of blocks that were stored together, by their first block
 */
public record BlockImage(Disk disk, PSortedMap<Integer, Placement> placements, PSortedMap<Long, BlockImage.Run> runs) {
    /** Bytes of a block. */
    public static final int BLOCK = 512 << 10;

    /**
     * Blocks one after the other that were stored together.
     *
     * @param length how many
     * @param origin what they were stored for: the id of a snapshot, also of one that was deleted
     */
    public record Run(long length, String origin) {}

    /** The image of a disk of which nothing is stored yet. */
    public static BlockImage of(Disk disk, String origin) {
        return build(null, disk, origin);
    }

    /** The image of what the disk of this image has become: blocks that did not change keep their origin. */
    public BlockImage next(Disk later, String origin) {
        return build(this, later, origin);
    }

    private static BlockImage build(BlockImage before, Disk disk, String origin) {
        BlockSurvey survey = BlockSurvey.of(before, disk);
        PSortedMap<Long, Run> runs = TreePMap.empty();
        BitSet present = survey.present;
        for (int block = present.nextSetBit(0); block >= 0; ) {
            String stored = before == null || survey.changed.get(block) ? origin : before.origin(block, origin);
            int end = block + 1;
            while (present.get(end)
                    && stored.equals(before == null || survey.changed.get(end) ? origin : before.origin(end, origin))) {
                end++;
            }
            runs = runs.plus((long) block, new Run(end - block, stored));
            block = present.nextSetBit(end);
        }
        return new BlockImage(disk, survey.placements(), runs);
    }

    /** The same with other origins: a copy that shares no storage with this one. */
    public BlockImage renamed(String suffix) {
        PSortedMap<Long, Run> other = TreePMap.empty();
        for (Map.Entry<Long, Run> run : runs.entrySet()) {
            other = other.plus(
                    run.getKey(),
                    new Run(run.getValue().length(), run.getValue().origin() + suffix));
        }
        return new BlockImage(disk, placements, other);
    }

    /** In which snapshot a block was stored; null if it holds no data. */
    public String origin(long block) {
        return origin(block, null);
    }

    private String origin(long block, String otherwise) {
        Map.Entry<Long, Run> run = runs.floorEntry(block);
        return run != null && block < run.getKey() + run.getValue().length()
                ? run.getValue().origin()
                : otherwise;
    }

    /** Bytes of all blocks that hold data: the full size of the snapshot. */
    public long bytes() {
        return runs.values().stream().mapToLong(Run::length).sum() * BLOCK;
    }

    /** Bytes of the blocks that were stored for one snapshot. */
    public long bytes(String origin) {
        return runs.values().stream()
                        .filter(run -> run.origin().equals(origin))
                        .mapToLong(Run::length)
                        .sum()
                * BLOCK;
    }

    /** Bytes that several images store together, each block once. */
    public static long stored(Collection<BlockImage> images) {
        Map<String, BitSet> all = new HashMap<>();
        for (BlockImage image : images) {
            image.runs.forEach((first, run) -> all.computeIfAbsent(run.origin(), origin -> new BitSet())
                    .set(first.intValue(), (int) (first + run.length())));
        }
        return all.values().stream().mapToLong(BitSet::cardinality).sum() * BLOCK;
    }

    /**
     * What a block holds.
     *
     * @param block its number
     * @return {@link #BLOCK} bytes
     */
    public Bytes read(long block) {
        return BlockReader.read(this, block * BLOCK);
    }
}
