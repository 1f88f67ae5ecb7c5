package skylab.bench;

/**
 * Measures a time.
 *
 * @param startNanos when it was started, by {@link System#nanoTime()}
 */
record Stopwatch(long startNanos) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    /** Milliseconds since the start. */
    double millis() {
        return (System.nanoTime() - startNanos) / 1e6;
    }
}
