package skylab.kernel.evaluation;

import java.util.Optional;
import skylab.kernel.notebook.MimeBundle;

/** Runs cells and answers questions about code. One thread asks at a time, except for {@link #interrupt}. */
public interface Evaluator extends AutoCloseable {
    /** Runs a cell to its end. Never throws for what the cell does. */
    Outcome evaluate(Cell cell);

    /** The ways to go on at a cursor, which is a UTF-16 index. */
    CompletionResult complete(String code, int cursor);

    /**
     * What is known about the thing at a cursor; empty when nothing is.
     *
     * @param cursor UTF-16 index
     * @param withSource whether its source is wanted too, where it is to be found
     */
    Optional<MimeBundle> inspect(String code, int cursor, boolean withSource);

    /** Whether the code could run as it stands. */
    Completeness completeness(String code);

    /** Stops the running cell, if there is one; returns at once. From any thread. */
    void interrupt();

    /** Frees what is held. */
    @Override
    void close();
}
