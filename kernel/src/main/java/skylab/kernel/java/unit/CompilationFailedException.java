package skylab.kernel.java.unit;

import skylab.kernel.failure.SnippetFailure;

/** A cell does not compile. */
public final class CompilationFailedException extends Exception {
    private final transient SnippetFailure failure;

    CompilationFailedException(SnippetFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** What to tell the student. */
    public SnippetFailure failure() {
        return failure;
    }
}
