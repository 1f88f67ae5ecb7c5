package skylab.notebook;

/** A file that is not a notebook this program can read, or a notebook whose metadata contradict themselves. */
public final class NotebookFormatException extends RuntimeException {
    /**
     * @param message says what is wrong and where, fit for a person to read
     */
    public NotebookFormatException(String message) {
        super(message);
    }
}
