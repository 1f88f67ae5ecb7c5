package skylab.guest.disk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Where on its partition a file system keeps what: the superblock, a slot for each inode, then the data of files in units of
 * 4 KiB. A file system as a value has no places; they are given when somebody asks for blocks, and what has a place keeps
 * it. What is deleted counts as trimmed.
 *
 * @param uuid of the file system
 * @param data where data begins, in bytes from the partition's begin
 * @param files extents of files by the inode's number
 */
record Placement(String uuid, long data, PSortedMap<Long, List<Placement.Extent>> files) {
    static final int UNIT = 4096;
    static final int SLOT = 512;

    private static final long LEAST_METADATA = 1L << 20;
    private static final int METADATA_PART = 256;

    /**
     * A piece of a file.
     *
     * @param from its begin in the file
     * @param at its begin on the partition
     * @param length bytes; all three are multiples of the unit
     */
    record Extent(long from, long at, long length) {
        long to() {
            return from + length;
        }
    }

    /** A range of bytes. */
    record Range(long from, long to) {}

    private record Need(long inode, Range range) {}

    static Placement of(FileSystem fs) {
        long metadata = Math.max(LEAST_METADATA, fs.size() / METADATA_PART / UNIT * UNIT);
        return new Placement(fs.uuid(), metadata, TreePMap.empty()).next(null, fs);
    }

    /** The place of an inode's slot, or -1 if there are more inodes than slots. */
    long slot(long inode) {
        long at = UNIT + (inode - FileSystem.ROOT) * SLOT;
        return at + SLOT <= data ? at : -1;
    }

    /** The places after a file system has become another one. */
    Placement next(FileSystem before, FileSystem now) {
        PSortedMap<Long, List<Extent>> changed = files;
        for (Long number : files.keySet()) {
            Inode inode = now.inodes().get(number);
            if (inode == null || !(inode.body() instanceof Inode.Regular)) {
                changed = changed.minus(number);
            }
        }
        List<Need> needs = new ArrayList<>();
        for (Inode inode : now.inodes().values()) {
            if (!(inode.body() instanceof Inode.Regular regular)
                    || before != null && before.inodes().get(inode.number()) == inode) {
                continue;
            }
            List<Extent> old = files.getOrDefault(inode.number(), List.of());
            List<Extent> kept = new ArrayList<>();
            for (Range range : regular.content().storedRanges(UNIT)) {
                long at = range.from();
                for (Extent extent : old) {
                    long from = Math.max(at, extent.from());
                    long to = Math.min(range.to(), extent.to());
                    if (from < to) {
                        if (at < from) {
                            needs.add(new Need(inode.number(), new Range(at, from)));
                        }
                        kept.add(new Extent(from, extent.at() + from - extent.from(), to - from));
                        at = to;
                    }
                }
                if (at < range.to()) {
                    needs.add(new Need(inode.number(), new Range(at, range.to())));
                }
            }
            if (!kept.equals(old)) {
                changed = changed.plus(inode.number(), List.copyOf(kept));
            }
        }
        return new Placement(uuid, data, needs.isEmpty() ? changed : allocated(changed, needs));
    }

    // First fit: a file may come to lie in several pieces.
    private PSortedMap<Long, List<Extent>> allocated(PSortedMap<Long, List<Extent>> taken, List<Need> needs) {
        List<Extent> occupied = new ArrayList<>();
        taken.values().forEach(occupied::addAll);
        occupied.sort(Comparator.comparingLong(Extent::at));
        PSortedMap<Long, List<Extent>> result = taken;
        int next = 0;
        long at = data;
        for (Need need : needs) {
            List<Extent> extents = new ArrayList<>(result.getOrDefault(need.inode(), List.of()));
            long from = need.range().from();
            while (from < need.range().to()) {
                while (next < occupied.size() && occupied.get(next).at() <= at) {
                    at = Math.max(
                            at, occupied.get(next).at() + occupied.get(next).length());
                    next++;
                }
                long free = next < occupied.size() ? occupied.get(next).at() - at : Long.MAX_VALUE;
                long length = Math.min(free, need.range().to() - from);
                extents.add(new Extent(from, at, length));
                at += length;
                from += length;
            }
            extents.sort(Comparator.comparingLong(Extent::from));
            result = result.plus(need.inode(), List.copyOf(extents));
        }
        return result;
    }

    /** The bytes of an inode's slot. When it was last read or changed is not in them: such times are written lazily. */
    static Bytes record(Inode inode) {
        StringBuilder text = new StringBuilder("IN ")
                .append(inode.number())
                .append(' ')
                .append(inode.body().type())
                .append(' ')
                .append(Integer.toOctalString(inode.permissions()))
                .append(' ')
                .append(inode.uid())
                .append(' ')
                .append(inode.gid())
                .append(' ')
                .append(inode.links())
                .append(' ')
                .append(inode.size());
        if (inode.body() instanceof Inode.Symlink link) {
            text.append(' ').append(link.target());
        } else if (inode.body() instanceof Inode.Directory directory) {
            // A long directory does not fit: a sum of its entries stands for them.
            text.append(' ').append(directory.entries().hashCode());
            for (Map.Entry<String, Long> entry : directory.entries().entrySet()) {
                if (text.length() > SLOT) {
                    break;
                }
                text.append(' ').append(entry.getValue()).append(':').append(entry.getKey());
            }
        } else if (inode.body() instanceof Inode.Device device) {
            text.append(' ').append(device.major()).append(':').append(device.minor());
        }
        return slot(text);
    }

    /** The bytes of the superblock. */
    static Bytes superblock(FileSystem fs) {
        return slot(new StringBuilder("SB ")
                .append(fs.type())
                .append(' ')
                .append(fs.uuid())
                .append(' ')
                .append(fs.size())
                .append(' ')
                .append(fs.label()));
    }

    private static Bytes slot(StringBuilder text) {
        Bytes bytes = Bytes.of(text.toString());
        return bytes.size() >= SLOT ? bytes.slice(0, SLOT) : bytes;
    }
}
