package skylab.guest.disk;

import java.util.BitSet;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** Finds out which blocks of a disk hold data, and in which of them it is not what it was on the disk before. */
final class BlockSurvey {
    /** Bytes at the begin of a disk that a partition table takes. */
    static final int TABLE = 34 * 512;

    final BitSet present = new BitSet();
    final BitSet changed = new BitSet();
    private PSortedMap<Integer, Placement> placements = TreePMap.empty();

    private BlockSurvey() {}

    /**
     * Surveys a disk.
     *
     * @param before the disk before, or null
     */
    static BlockSurvey of(BlockImage before, Disk disk) {
        BlockSurvey survey = new BlockSurvey();
        Layout old = before == null ? Layout.Raw.BLANK : before.disk().layout();
        if (disk.layout() instanceof Layout.Partitioned table) {
            survey.present(0, TABLE);
            if (!(old instanceof Layout.Partitioned oldTable)
                    || !describe(table).equals(describe(oldTable))) {
                survey.changed(0, TABLE);
            }
            for (Layout.Partition partition : table.partitions()) {
                Layout was = old instanceof Layout.Partitioned oldTable
                        ? oldTable.partitions().stream()
                                .filter(one -> one.number() == partition.number() && one.start() == partition.start())
                                .findFirst()
                                .map(Layout.Partition::layout)
                                .orElse(null)
                        : null;
                survey.part(before, was, partition.layout(), partition.number(), partition.start());
            }
        } else {
            survey.part(before, old, disk.layout(), 0, 0);
        }
        survey.changed.and(survey.present);
        return survey;
    }

    PSortedMap<Integer, Placement> placements() {
        return placements;
    }

    /** A partition table in words. */
    static String describe(Layout.Partitioned table) {
        StringBuilder text = new StringBuilder("EFI PART " + table.scheme() + " " + table.uuid());
        for (Layout.Partition one : table.partitions()) {
            text.append('\n')
                    .append(one.number())
                    .append(' ')
                    .append(one.start())
                    .append(' ')
                    .append(one.size());
            text.append(' ').append(one.uuid()).append(' ').append(one.type());
        }
        return text.toString();
    }

    private void part(BlockImage before, Layout old, Layout now, int number, long start) {
        if (now instanceof Layout.Raw raw) {
            raw.content().storedRanges(1).forEach(range -> present(start + range.from(), start + range.to()));
            Content was = old instanceof Layout.Raw oldRaw ? oldRaw.content() : Content.EMPTY;
            ContentDifference.each(was, raw.content(), (from, to) -> changed(start + from, start + to));
        } else if (now instanceof Layout.Formatted formatted) {
            FileSystem fs = formatted.fileSystem();
            Placement place = before == null ? null : before.placements().get(number);
            boolean goesOn = place != null
                    && old instanceof Layout.Formatted oldFormatted
                    && oldFormatted.fileSystem().uuid().equals(fs.uuid());
            FileSystem was = goesOn ? ((Layout.Formatted) old).fileSystem() : null;
            Placement next = goesOn ? place.next(was, fs) : Placement.of(fs);
            placements = placements.plus(number, next);
            fileSystem(was, fs, goesOn ? place : null, next, start);
        }
    }

    private void fileSystem(FileSystem was, FileSystem fs, Placement before, Placement after, long start) {
        present(start, start + Placement.SLOT);
        if (was == null || !Placement.superblock(was).equals(Placement.superblock(fs))) {
            changed(start, start + Placement.SLOT);
        }
        for (Inode inode : fs.inodes().values()) {
            long slot = after.slot(inode.number());
            Inode old = was == null ? null : was.inodes().get(inode.number());
            if (slot >= 0) {
                present(start + slot, start + slot + Placement.SLOT);
                if (old != inode && (old == null || !Placement.record(old).equals(Placement.record(inode)))) {
                    changed(start + slot, start + slot + Placement.SLOT);
                }
            }
            List<Placement.Extent> extents = after.files().getOrDefault(inode.number(), List.of());
            extents.forEach(extent -> present(start + extent.at(), start + extent.at() + extent.length()));
            if (old != inode) {
                file(
                        old,
                        inode,
                        before == null ? List.of() : before.files().getOrDefault(inode.number(), List.of()),
                        extents,
                        start);
            }
        }
        if (was != null) {
            for (Inode gone : was.inodes().values()) {
                if (!fs.inodes().containsKey(gone.number())) {
                    long slot = after.slot(gone.number());
                    changed(start + slot, start + slot + Placement.SLOT);
                    freed(before.files().getOrDefault(gone.number(), List.of()), List.of(), start);
                }
            }
        }
    }

    private void file(Inode old, Inode inode, List<Placement.Extent> before, List<Placement.Extent> after, long start) {
        freed(before, after, start);
        freed(after, before, start);
        if (old != null && old.body() instanceof Inode.Regular was && inode.body() instanceof Inode.Regular now) {
            ContentDifference.each(
                    was.content(),
                    now.content(),
                    (from, to) -> after.forEach(extent -> {
                        long begin = Math.max(from, extent.from());
                        long end = Math.min(to, extent.to());
                        if (begin < end) {
                            long shift = start + extent.at() - extent.from();
                            changed(shift + begin, shift + end);
                        }
                    }));
        }
    }

    /** Marks the extents of the one list that are not in the other. */
    private void freed(List<Placement.Extent> these, List<Placement.Extent> those, long start) {
        if (these == those) {
            return;
        }
        for (Placement.Extent extent : these) {
            long at = extent.at();
            long end = extent.at() + extent.length();
            for (Placement.Extent other : those) {
                // The other list is not in order of place; what overlaps is cut off at both ends or left out.
                if (other.at() <= at && other.at() + other.length() > at && sameShift(extent, other)) {
                    at = Math.min(end, other.at() + other.length());
                }
            }
            if (at < end) {
                changed(start + at, start + end);
            }
        }
    }

    private static boolean sameShift(Placement.Extent one, Placement.Extent other) {
        return one.at() - one.from() == other.at() - other.from();
    }

    private void present(long from, long to) {
        mark(present, from, to);
    }

    private void changed(long from, long to) {
        mark(changed, from, to);
    }

    private static void mark(BitSet blocks, long from, long to) {
        if (from >= 0 && from < to) {
            blocks.set((int) (from / BlockImage.BLOCK), (int) ((to - 1) / BlockImage.BLOCK) + 1);
        }
    }
}
