package skylab.guest.process;

import skylab.guest.disk.Bytes;

/**
 * What a read gave.
 *
 * @param bytes what came; empty when there is nothing now, or at the end
 * @param end whether nothing will ever come again
 */
public record Chunk(Bytes bytes, boolean end) {
    /** Whether one has to wait: nothing came, and the end is not reached. */
    public boolean wouldBlock() {
        return bytes.isEmpty() && !end;
    }
}
