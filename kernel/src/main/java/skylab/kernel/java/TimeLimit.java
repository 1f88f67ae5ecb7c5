package skylab.kernel.java;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Stops cells that run longer than they may. */
final class TimeLimit {
    private final Optional<Duration> limit;
    private final Consumer<Duration> stop;
    private Object running;

    /**
     * A limit.
     *
     * @param stop is told the limit when a cell has reached it
     */
    TimeLimit(Optional<Duration> limit, Consumer<Duration> stop) {
        this.limit = limit;
        this.stop = stop;
    }

    /** A cell begins. */
    synchronized void begin() {
        Object cell = new Object();
        running = cell;
        limit.ifPresent(time -> CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> reached(cell, time)));
    }

    /** The cell has ended. */
    synchronized void end() {
        running = null;
    }

    private synchronized void reached(Object cell, Duration time) {
        if (running == cell) {
            stop.accept(time);
        }
    }
}
