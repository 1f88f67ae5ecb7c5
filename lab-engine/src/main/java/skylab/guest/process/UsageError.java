package skylab.guest.process;

/** Arguments that a command does not understand or does not support; the message names them. */
public final class UsageError extends RuntimeException {
    private final int status;

    /**
     * An error.
     *
     * @param message what follows the command's name and a colon; may have several lines
     * @param status the exit status of the real command in that case
     */
    public UsageError(String message, int status) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Exit status. */
    public int status() {
        return status;
    }
}
