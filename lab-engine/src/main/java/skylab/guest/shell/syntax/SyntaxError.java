package skylab.guest.shell.syntax;

/** Text that is not a command of the shell, with bash's message. */
public final class SyntaxError extends RuntimeException {
    private final int line;
    private final boolean incomplete;
    private final String offending;

    SyntaxError(String message, int line, boolean incomplete, String offending) {
        super(message, null, false, false);
        this.line = line;
        this.incomplete = incomplete;
        this.offending = offending;
    }

    /** The line of the error, from 1. */
    public int line() {
        return line;
    }

    /** Whether more text could make it right: an interactive shell then asks for more. */
    public boolean incomplete() {
        return incomplete;
    }

    /** The text of the offending line where bash shows it, else null. */
    public String offending() {
        return offending;
    }
}
