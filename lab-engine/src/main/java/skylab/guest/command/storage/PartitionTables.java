package skylab.guest.command.storage;

/** Where partitions may lie. */
final class PartitionTables {
    /** Sectors of the copy that a GPT has at its end. */
    private static final long COPY = 33;

    /** Partitions begin at multiples of 1 MiB. */
    static final long ALIGNMENT = 2048;

    private PartitionTables() {}

    /** The first sector behind the last that a partition may have. */
    static long end(String scheme, long bytes) {
        long sectors = bytes / Disks.SECTOR;
        return scheme.equals("gpt") ? sectors - COPY : Math.min(sectors, 1L << 32);
    }
}
