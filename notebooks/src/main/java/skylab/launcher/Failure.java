package skylab.launcher;

/** Something that the user can do something about: a sentence on what happened and what to do, in the user's language. */
public final class Failure extends RuntimeException {

    private final int exitCode;

    /** A failure that ends the launcher with exit code 1. */
    public Failure(String sentence) {
        this(sentence, 1);
    }

    /** A failure that ends the launcher with the given exit code, 1 to 255. */
    public Failure(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** The exit code of the launcher, 1 to 255. */
    public int exitCode() {
        return exitCode;
    }
}
