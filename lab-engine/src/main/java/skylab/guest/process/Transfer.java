package skylab.guest.process;

/**
 * Work for a disk: so many equal operations, one after the other in place.
 *
 * @param write whether they write
 * @param offset first byte, of the file or device
 * @param count operations
 * @param size bytes of each
 * @param depth how many are under way at the same time
 * @param direct whether a writer waits for the disk; otherwise only when more is waiting than memory may hold
 */
public record Transfer(boolean write, long offset, long count, long size, int depth, boolean direct) {
    /** The size of operations that the kernel makes of a long sequence. */
    public static final long SEQUENTIAL = 256 << 10;

    private static final int READ_AHEAD = 2;

    /** How many operations are under way at once when the kernel writes back. */
    public static final int WRITTEN_BACK = 32;

    /** A long sequence of bytes, read ahead or written back by the kernel. */
    public static Transfer sequential(boolean write, long offset, long bytes) {
        return new Transfer(
                write,
                offset,
                (bytes + SEQUENTIAL - 1) / SEQUENTIAL,
                Math.min(bytes, SEQUENTIAL),
                write ? WRITTEN_BACK : READ_AHEAD,
                !write);
    }

    /** This at another place. */
    public Transfer at(long place) {
        return new Transfer(write, place, count, size, depth, direct);
    }

    /** This with a writer that waits for the disk. */
    public Transfer waiting() {
        return new Transfer(write, offset, count, size, depth, true);
    }
}
