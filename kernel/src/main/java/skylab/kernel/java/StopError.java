package skylab.kernel.java;

/** Thrown into code that was interrupted. An error, so that few handlers swallow it; the next check throws it again. */
public final class StopError extends Error {
    StopError() {
        super("interrupted", null, false, false);
    }
}
