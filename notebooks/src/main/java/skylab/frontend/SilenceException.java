package skylab.frontend;

/** A kernel does not answer in time, or has ended. */
public final class SilenceException extends Exception {
    /** With what did not come. */
    public SilenceException(String awaited) {
        super("no " + awaited);
    }
}
