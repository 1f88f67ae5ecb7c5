package skylab.guest.command.gnu;

import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;

/**
 * What a command does with its input as it comes. Implementations are immutable; every call gives the filter for what
 * follows.
 */
public interface Filter {
    /**
     * An input begins.
     *
     * @param name the operand, {@code -} for standard input
     */
    default Filter begin(String name, Output out) {
        return this;
    }

    /** Some bytes of it came. */
    Filter accept(Bytes bytes, Output out);

    /** The input has ended, or the filter is {@link #satisfied()}. */
    default Filter end(Output out) {
        return this;
    }

    /** Whether it wants no more of this input. */
    default boolean satisfied() {
        return false;
    }

    /**
     * An input could not be opened or read.
     *
     * @param opened whether it could be opened, at least
     */
    Filter failed(String name, Errno error, boolean opened, Output out);

    /** All inputs have ended. Returns the exit status. */
    int finish(Output out);
}
