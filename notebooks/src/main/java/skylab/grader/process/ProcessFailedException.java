package skylab.grader.process;

import java.io.IOException;

/** A process has not answered; the message says how it ended, as the end of a sentence that begins with its name. */
public final class ProcessFailedException extends IOException {
    private static final long serialVersionUID = 1;

    ProcessFailedException(String message) {
        super(message);
    }
}
