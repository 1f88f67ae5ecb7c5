package skylab.guest.shell.expand;

/** An expansion that cannot be done; the command is not executed. */
public final class ExpansionError extends RuntimeException {
    private final boolean fatal;

    /**
     * An error.
     *
     * @param message what follows the shell's name
     * @param fatal whether a shell that is not interactive ends
     */
    public ExpansionError(String message, boolean fatal) {
        super(message, null, false, false);
        this.fatal = fatal;
    }

    /** Whether a shell that is not interactive ends. */
    public boolean fatal() {
        return fatal;
    }
}
