package skylab.grader.judge;

/** The judge itself has failed: there is no verdict, and no grade. */
public final class JudgeException extends RuntimeException {
    JudgeException(String message, Throwable cause) {
        super(message, cause);
    }
}
