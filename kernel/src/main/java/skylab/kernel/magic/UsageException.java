package skylab.kernel.magic;

/** A magic was called wrongly; the message says how to call it. */
public final class UsageException extends Exception {
    /** With what to tell the user, in the user's language. */
    public UsageException(String message) {
        super(message);
    }
}
