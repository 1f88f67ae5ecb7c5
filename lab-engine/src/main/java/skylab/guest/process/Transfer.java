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

    /** A long sequence of bytes, read ahead or written back by the kernel. */
    public static Transfer sequential(boolean write, long offset, long bytes) {
        return new Transfer(
                write, offset, (bytes + SEQUENTIAL - 1) / SEQUENTIAL, Math.min(bytes, SEQUENTIAL), 32, !write);
    }
}
