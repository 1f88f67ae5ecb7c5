package skylab.network.host;

/**
 * What a rule has been about. Of packets that carry data the headers are counted.
 *
 * @param packets how many
 * @param bytes how long they were together
 */
public record Count(long packets, long bytes) {
    /** Nothing yet. */
    public static final Count NONE = new Count(0, 0);

    /** One packet more. */
    public Count plus(int size) {
        return new Count(packets + 1, bytes + size);
    }
}
