package skylab.kernel.maven;

/** Is told of downloads, by several threads, and may stop them. */
public interface TransferWatcher {
    /**
     * Some of a file has arrived.
     *
     * @param bytes so far
     * @param total of the file, -1 when it is not known
     */
    void progressed(String file, long bytes, long total);

    /** A file has arrived. */
    void finished(String file, long bytes);

    /** Whether nobody waits for the result any more. */
    boolean isCancelled();
}
