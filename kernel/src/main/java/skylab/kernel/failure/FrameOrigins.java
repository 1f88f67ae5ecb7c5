package skylab.kernel.failure;

import java.util.Optional;

/** Tells the student's frames from others: which class files came from which cell. */
@FunctionalInterface
public interface FrameOrigins {
    /** Where the code of a frame stands; empty when no cell wrote it. From any thread. */
    Optional<Place> of(StackTraceElement frame);

    /**
     * A line of a cell.
     *
     * @param cell its number, from 1
     * @param code its whole text
     * @param line from 1
     * @param method what to show for the method, such as {@code Point.norm}; empty for statements of the cell itself
     */
    record Place(int cell, String code, int line, String method) {}
}
