package skylab.kernel.failure;

/** Carries a failure out of nested evaluation. */
public final class SnippetFailedException extends Exception {
    private final transient SnippetFailure failure;

    /** A failure and what was thrown, null when nothing was. */
    public SnippetFailedException(SnippetFailure failure, Throwable cause) {
        // Not the text of the failure: what the student threw may throw again when it is asked for its message.
        super(failure.getClass().getSimpleName(), cause);
        this.failure = failure;
    }

    /** Why the snippet failed. */
    public SnippetFailure failure() {
        return failure;
    }
}
