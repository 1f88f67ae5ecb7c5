package skylab.guest.disk;

import java.util.ArrayList;
import java.util.List;

/**
 * The geometry of an ext2, ext3 or ext4 file system, as {@code mke2fs} chooses it.
 *
 * @param blocks all of them
 * @param block bytes of a block, 1024 or 4096
 * @param inodesPerGroup inodes of each block group
 * @param journal blocks of the journal, 0 for ext2
 * @param reservedPercent of the blocks that are kept for root
 * @param reservedTables blocks kept in each copy of the group table so that it can grow
 * @param modern whether it was made by e2fsprogs 1.43 or later (64bit), not by 1.42
 */
public record ExtGeometry(
        long blocks,
        int block,
        long inodesPerGroup,
        long journal,
        double reservedPercent,
        long reservedTables,
        boolean modern)
        implements Geometry {
    private static final int INODE = 256;
    private static final long SMALL = 512L << 20;
    private static final long K = 1024;

    /**
     * What {@code mke2fs} chooses.
     *
     * @param type {@code ext2}, {@code ext3} or {@code ext4}
     * @param size bytes of the device
     * @param modern as in the record
     */
    public static ExtGeometry of(String type, long size, boolean modern) {
        int block = size < SMALL ? 1024 : 4096;
        long blocks = size / block;
        long groups = ceiling(blocks, block * 8L);
        long inodes = size / (size < SMALL ? 4096 : 16384);
        long perBlock = Math.max(8, block / INODE);
        long perGroup = Math.max(perBlock, ceiling(ceiling(inodes, Math.max(1, groups)), perBlock) * perBlock);
        int descriptor = modern ? 64 : 32;
        long table = ceiling(groups * descriptor, block);
        long tables = Math.min(block / 4, Math.max(0, ceiling(groups * 1024 * descriptor, block) - table));
        long journal = type.equals("ext2") ? 0 : journal(blocks, modern);
        return new ExtGeometry(blocks, block, perGroup, journal, 5, tables, modern);
    }

    private static long journal(long blocks, boolean modern) {
        if (blocks < 32 * K) {
            return 1024;
        } else if (blocks < 256 * K) {
            return 4096;
        } else if (blocks < 512 * K) {
            return 8192;
        } else if (!modern) {
            return blocks < 1024 * K ? 16_384 : 32_768;
        }
        return blocks < 4096 * K
                ? 16_384
                : blocks < 8192 * K ? 32_768 : blocks < 16_384 * K ? 65_536 : blocks < 32_768 * K ? 131_072 : 262_144;
    }

    private static long ceiling(long amount, long unit) {
        return (amount + unit - 1) / unit;
    }

    /** Block groups. */
    public long groups() {
        return ceiling(blocks, block * 8L);
    }

    /** Blocks of the table of groups. */
    public long tableBlocks() {
        return ceiling(groups() * (modern ? 64 : 32), block);
    }

    /** Blocks to which it can grow while its table of groups has room. */
    public long mostBlocks() {
        long groups = (tableBlocks() + reservedTables) * (block / (modern ? 64 : 32));
        return Math.min(1L << 32, groups * block * 8);
    }

    /** Blocks that only root may use. */
    public long reservedBlocks() {
        return (long) (blocks * reservedPercent / 100);
    }

    /** Where copies of the superblock lie: in group 1 and in those that are powers of 3, 5 and 7. */
    public List<Long> superblocks() {
        List<Long> all = new ArrayList<>();
        for (long group = 1; group < groups(); group++) {
            if (group == 1 || power(group, 3) || power(group, 5) || power(group, 7)) {
                all.add(group * block * 8 + (block == 1024 ? 1 : 0));
            }
        }
        return all;
    }

    private static boolean power(long number, int base) {
        long left = number;
        while (left % base == 0) {
            left /= base;
        }
        return left == 1;
    }

    // Copies of superblock and tables, bitmaps, inode tables, the journal.
    private long overhead() {
        long copies = superblocks().size() + 1L;
        return copies * (1 + tableBlocks() + reservedTables)
                + groups() * (2 + inodesPerGroup * INODE / block)
                + journal
                + (block == 1024 ? 1 : 0);
    }

    @Override
    public long capacity(long size) {
        return Math.max(0, blocks - overhead()) * block;
    }

    /** The top directory and {@code lost+found}. */
    @Override
    public long taken() {
        return block == 1024 ? 14L * 1024 : 6L * 4096;
    }

    // Kernels keep up to 4,096 blocks more so that writing back cannot fail.
    @Override
    public long reserved() {
        return (reservedBlocks() + Math.min(4096, blocks / 50)) * block;
    }

    @Override
    public long inodes() {
        return groups() * inodesPerGroup;
    }

    /** Ten are the file system's own; the top directory is among them. */
    @Override
    public long inodesTaken() {
        return 9;
    }

    /** Growing adds block groups. */
    @Override
    public ExtGeometry resized(long size) {
        long grown = size / block;
        ExtGeometry result =
                new ExtGeometry(grown, block, inodesPerGroup, journal, reservedPercent, reservedTables, modern);
        long less = Math.max(0, reservedTables - Math.max(0, result.tableBlocks() - tableBlocks()));
        return new ExtGeometry(grown, block, inodesPerGroup, journal, reservedPercent, less, modern);
    }

    /** This with another part kept for root. */
    public ExtGeometry reserving(double percent) {
        return new ExtGeometry(blocks, block, inodesPerGroup, journal, percent, reservedTables, modern);
    }
}
