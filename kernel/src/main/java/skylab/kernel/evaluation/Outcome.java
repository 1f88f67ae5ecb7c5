package skylab.kernel.evaluation;

import java.util.List;
import java.util.Optional;
import skylab.kernel.notebook.MimeBundle;

/** How a cell ended. */
public sealed interface Outcome {
    /** It ended well; the result is what its last expression gave, if it gave something to show. */
    record Done(Optional<MimeBundle> result) implements Outcome {}

    /**
     * It failed.
     *
     * @param name of the error, such as the simple name of the exception
     * @param message one line, may be empty
     * @param traceback lines to show, with ANSI colours
     */
    record Failed(String name, String message, List<String> traceback) implements Outcome {}
}
