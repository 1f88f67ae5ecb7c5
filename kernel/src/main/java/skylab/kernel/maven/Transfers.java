package skylab.kernel.maven;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Counts what is downloaded, and tells of it, but not more often than one can read. Safe for many threads. */
public final class Transfers implements TransferWatcher {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<String, Long> running = new HashMap<>();
    private final Consumer<Transfers> listener;
    private final long begin = System.nanoTime();
    private long told = begin;
    private int files;
    private long bytes;
    private String current = "";
    private volatile boolean cancelled;

    /** Tells this listener; not the last state, which its maker knows anyway. */
    public Transfers(Consumer<Transfers> listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void progressed(String file, long soFar, long total) {
        running.put(file, soFar);
        current = file;
        tell();
    }

    @Override
    public synchronized void finished(String file, long size) {
        running.remove(file);
        files++;
        bytes += size;
        current = file;
        tell();
    }

    private void tell() {
        long now = System.nanoTime();
        if (now - told >= PAUSE_NANOS && !cancelled) {
            told = now;
            listener.accept(this);
        }
    }

    /** How many files have arrived. */
    public synchronized int files() {
        return files;
    }

    /** How many bytes have arrived, those of begun files too. */
    public synchronized long bytes() {
        return bytes + running.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The file of which something has arrived last. */
    public synchronized String current() {
        return current;
    }

    /** The time since these transfers began, in nanoseconds. */
    public long nanos() {
        return System.nanoTime() - begin;
    }

    /** Nobody waits any more. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
