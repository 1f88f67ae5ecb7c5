package skylab.guest.shell.syntax;

/** Text that is not a command of the shell, with bash's message. */
public final class SyntaxError extends RuntimeException {
    private final int line;
    private final boolean incomplete;
    private final boolean hereDocument;
    private final String offending;

    SyntaxError(String message, int line, boolean incomplete, String offending) {
        this(message, line, incomplete, false, offending);
    }

    private SyntaxError(String message, int line, boolean incomplete, boolean hereDocument, String offending) {
        super(message, null, false, false);
        this.line = line;
        this.incomplete = incomplete;
        this.hereDocument = hereDocument;
        this.offending = offending;
    }

    /** The error that it ends within a here-document. */
    SyntaxError inHereDocument() {
        return new SyntaxError(getMessage(), line, incomplete, true, offending);
    }

    /** The line of the error, from 1. */
    public int line() {
        return line;
    }

    /** Whether more text could make it right: an interactive shell then asks for more. */
    public boolean incomplete() {
        return incomplete;
    }

    /** Whether the text that could make it right is the rest of a here-document. */
    public boolean hereDocument() {
        return hereDocument;
    }

    /** The text of the offending line where bash shows it, else null. */
    public String offending() {
        return offending;
    }
}
