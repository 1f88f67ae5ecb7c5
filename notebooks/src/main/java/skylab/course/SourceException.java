package skylab.course;

/** A source that cannot be understood; the message names the file and the line. */
public final class SourceException extends RuntimeException {
    private final int line;

    /**
     * At a line of a source.
     *
     * @param name of the file
     * @param line from 1
     * @param problem what is wrong and what would be right
     */
    SourceException(String name, int line, String problem) {
        super(name + ":" + line + ": " + problem);
        this.line = line;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
