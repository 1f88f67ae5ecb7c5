package skylab.grader.sandbox;

import java.time.Duration;

/**
 * What a run may use.
 *
 * @param heap of the JVM, in MiB
 * @param cell wall time of one cell
 * @param total wall time of the whole run
 * @param disk all it can write, in MiB
 * @param processes at a time
 * @param threads at a time, of all processes together
 * @param resident memory of all processes together, in MiB
 * @param cellOutput bytes that one cell may show
 * @param output bytes that all cells may show
 */
public record Limits(
        int heap,
        Duration cell,
        Duration total,
        int disk,
        int processes,
        int threads,
        int resident,
        int cellOutput,
        int output) {
    /** Generous for every exercise of the course. */
    public static final Limits DEFAULT =
            new Limits(384, Duration.ofSeconds(20), Duration.ofSeconds(120), 96, 24, 256, 1024, 64 << 10, 1 << 20);

    /** Other times. */
    public Limits withTimes(Duration perCell, Duration perRun) {
        return new Limits(heap, perCell, perRun, disk, processes, threads, resident, cellOutput, output);
    }
}
