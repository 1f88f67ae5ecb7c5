package skylab.guest.disk;

/**
 * The geometry of an XFS file system with blocks of 4 KiB, as {@code mkfs.xfs} chooses it.
 *
 * @param blocks of the data section
 * @param groupBlocks blocks of an allocation group; the last one may have fewer
 * @param logBlocks blocks of the internal log
 * @param stripe stripe unit in blocks, 0 if the disk told none; NVMe volumes of EBS tell one block
 * @param logStripe the same of the log
 * @param sector bytes of a sector
 * @param directoryBlock bytes of a directory's block
 * @param reflink whether files may share blocks, for which some space is set aside
 * @param modern whether it was made by xfsprogs 5.15 or later (bigtime, inobtcount, a log of 64 MiB), not by 5.0
 */
public record XfsGeometry(
        long blocks,
        long groupBlocks,
        long logBlocks,
        int stripe,
        int logStripe,
        int sector,
        int directoryBlock,
        boolean reflink,
        boolean modern)
        implements Geometry {
    /** Bytes of a block. */
    public static final int BLOCK = 4096;

    private static final long GIB = (1L << 30) / BLOCK;
    private static final long MIB = (1L << 20) / BLOCK;
    private static final long LARGEST_LOG = 521_728;

    /** The smallest size that is accepted, in bytes. */
    public static final long LEAST = 16L << 20;

    /**
     * What {@code mkfs.xfs} chooses.
     *
     * @param size bytes of the device
     * @param modern as in the record
     * @param stripe as in the record
     */
    public static XfsGeometry of(long size, boolean modern, int stripe) {
        long blocks = size / BLOCK;
        long group = Math.min(groupBlocks(blocks, stripe > 0), 1024 * GIB);
        return new XfsGeometry(
                blocks, group, logBlocks(blocks, group, modern), stripe, Math.min(8, stripe), 512, BLOCK, true, modern);
    }

    /** The root file system of Amazon Linux 2023, made for 8 GiB, spanning so many bytes. */
    public static XfsGeometry amazonLinux2023(long size) {
        return new XfsGeometry(size / BLOCK, 1_047_040, 64 * MIB, 128, 4, BLOCK, 4 * BLOCK, true, true);
    }

    /** The root file system of Amazon Linux 2, made for 8 GiB, spanning so many bytes. */
    public static XfsGeometry amazonLinux2(long size) {
        return new XfsGeometry(size / BLOCK, 524_159, 10 * MIB, 0, 0, 512, BLOCK, false, false);
    }

    // Four groups on a single disk, more where stripes hint at several; groups of 1 TiB above 4 TiB.
    private static long groupBlocks(long blocks, boolean striped) {
        if (!striped) {
            return blocks >= 4096 * GIB ? 1024 * GIB : blocks >= 128 * MIB ? ceiling(blocks, 4) : blocks;
        }
        int groups = blocks > 512 * GIB ? 32 : blocks > 8 * GIB ? 16 : blocks >= 128 * MIB ? 8 : 4;
        return ceiling(blocks, groups);
    }

    private static long logBlocks(long blocks, long group, boolean modern) {
        long usual = blocks < GIB ? 855 : blocks < 16 * GIB ? 10 * MIB : Math.min(LARGEST_LOG, blocks / 2048);
        return modern ? Math.max(usual, Math.min(64 * MIB, group / 2)) : usual;
    }

    /** This with so many allocation groups. */
    public XfsGeometry groups(long count) {
        return new XfsGeometry(
                blocks, ceiling(blocks, count), logBlocks, stripe, logStripe, sector, directoryBlock, reflink, modern);
    }

    /** Allocation groups. */
    public long groups() {
        return ceiling(blocks, groupBlocks);
    }

    private static long ceiling(long amount, long unit) {
        return (amount + unit - 1) / unit;
    }

    @Override
    public long capacity(long size) {
        return Math.max(0, blocks - logBlocks) * BLOCK;
    }

    /** 33 MiB for what is set aside; with reflink the reserve of the reference counts too, 7.145 MiB a GiB as measured. */
    @Override
    public long taken() {
        long fixed = Math.min(32L << 20, blocks * BLOCK / 32);
        return fixed + (reflink ? (long) (blocks * (double) BLOCK * 7.145 / 1024) : 400L << 10);
    }

    @Override
    public long reserved() {
        return 0;
    }

    /** Per cent of the space that inodes may take. */
    public int inodePercent() {
        return blocks < 1024 * GIB ? 25 : blocks < 50 * 1024 * GIB ? 5 : 1;
    }

    // An inode takes 512 bytes.
    @Override
    public long inodes() {
        return blocks * inodePercent() / 100 * (BLOCK / 512);
    }

    @Override
    public long inodesTaken() {
        return 2;
    }

    /** Growing adds groups of the same size; the log stays. */
    @Override
    public XfsGeometry resized(long size) {
        return new XfsGeometry(
                size / BLOCK, groupBlocks, logBlocks, stripe, logStripe, sector, directoryBlock, reflink, modern);
    }
}
