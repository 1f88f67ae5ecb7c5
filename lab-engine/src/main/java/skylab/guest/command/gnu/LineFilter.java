package skylab.guest.command.gnu;

import skylab.guest.process.Errno;
import skylab.guest.process.Output;

/** A {@link Filter} of lines. */
public interface LineFilter {
    /** An input begins. */
    default LineFilter begin(String name, Output out) {
        return this;
    }

    /**
     * A line came.
     *
     * @param text without the line feed
     * @param terminated whether a line feed follows; only the last line of an input may lack it
     */
    LineFilter line(String text, boolean terminated, Output out);

    /** The input has ended. */
    default LineFilter end(Output out) {
        return this;
    }

    /** Whether it wants no more of this input. */
    default boolean satisfied() {
        return false;
    }

    /** An input could not be opened or read. */
    LineFilter failed(String name, Errno error, boolean opened, Output out);

    /** All inputs have ended. Returns the exit status. */
    int finish(Output out);
}
