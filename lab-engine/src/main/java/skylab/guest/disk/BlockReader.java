package skylab.guest.disk;

/** Puts together what a block of a disk holds. */
final class BlockReader {
    private final byte[] bytes = new byte[BlockImage.BLOCK];
    private final long begin;

    private BlockReader(long begin) {
        this.begin = begin;
    }

    static Bytes read(BlockImage image, long begin) {
        BlockReader reader = new BlockReader(begin);
        Layout layout = image.disk().layout();
        if (layout instanceof Layout.Partitioned table) {
            Bytes text = Bytes.of(BlockSurvey.describe(table));
            reader.put(0, text.slice(0, Math.min(text.size(), BlockSurvey.TABLE)));
            for (Layout.Partition one : table.partitions()) {
                reader.part(image, one.layout(), one.number(), one.start());
            }
        } else {
            reader.part(image, layout, 0, 0);
        }
        return Bytes.of(reader.bytes);
    }

    private void part(BlockImage image, Layout layout, int number, long start) {
        if (layout instanceof Layout.Raw raw) {
            content(raw.content(), 0, raw.content().size(), start);
        } else if (layout instanceof Layout.Formatted formatted) {
            FileSystem fs = formatted.fileSystem();
            Placement placement = image.placements().get(number);
            put(start, Placement.superblock(fs));
            if (overlaps(start, start + placement.data())) {
                for (Inode inode : fs.inodes().values()) {
                    long slot = placement.slot(inode.number());
                    if (slot >= 0 && overlaps(start + slot, start + slot + Placement.SLOT)) {
                        put(start + slot, Placement.record(inode));
                    }
                }
            }
            placement.files().forEach((inode, extents) -> {
                for (Placement.Extent extent : extents) {
                    if (overlaps(start + extent.at(), start + extent.at() + extent.length())) {
                        Content content = ((Inode.Regular) fs.inode(inode).body()).content();
                        content(content, extent.from(), extent.length(), start + extent.at());
                    }
                }
            });
        }
    }

    private void content(Content content, long from, long length, long at) {
        long first = Math.max(at, begin);
        long end = Math.min(at + length, begin + BlockImage.BLOCK);
        if (first < end) {
            put(first, content.read(from + first - at, (int) (end - first)));
        }
    }

    private boolean overlaps(long from, long to) {
        return from < begin + BlockImage.BLOCK && to > begin;
    }

    private void put(long at, Bytes what) {
        if (what.isEmpty() || !overlaps(at, at + what.size())) {
            return;
        }
        int from = (int) Math.max(0, begin - at);
        int length = (int) Math.min(what.size(), begin + BlockImage.BLOCK - at) - from;
        System.arraycopy(what.slice(from, from + length).toArray(), 0, bytes, (int) (at + from - begin), length);
    }
}
