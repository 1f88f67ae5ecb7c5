package skylab.kernel.java;

/** Carries a failure out of nested evaluation. */
final class SnippetFailedException extends Exception {
    private final transient SnippetFailure failure;

    SnippetFailedException(SnippetFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    SnippetFailure failure() {
        return failure;
    }
}
