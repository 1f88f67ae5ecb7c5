package skylab.wire.http;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all bodies that are on their way may take together. Safe for use by several threads. */
final class Room {
    /** Beside bodies there are what they are read into, and the labs. */
    private static final int SHARE = 4;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Room(long most) {
        this.most = most;
    }

    /** A quarter of what this JVM may have. */
    static Room ofThisJvm() {
        return new Room(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** Takes a number of bytes; false if there is no room for them. */
    boolean take(long bytes) {
        while (true) {
            long now = taken.get();
            if (bytes > most - now) {
                return false;
            }
            if (taken.compareAndSet(now, now + bytes)) {
                return true;
            }
        }
    }

    /** Gives bytes back. */
    void give(long bytes) {
        taken.addAndGet(-bytes);
    }
}
