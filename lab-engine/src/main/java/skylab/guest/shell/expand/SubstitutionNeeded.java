package skylab.guest.shell.expand;

import skylab.guest.shell.syntax.Command;

/**
 * An expansion met a command substitution whose output is not known yet. The shell runs it and expands again from the
 * beginning: variables are immutable values, so that nothing has happened yet.
 */
public final class SubstitutionNeeded extends RuntimeException {
    private final transient Command body;
    private final Kind kind;

    /** What is needed. */
    public enum Kind {
        /** The output of a command. */
        OUTPUT,
        /** A file from which the command's output is read. */
        READ,
        /** A file to which the command's input is written. */
        WRITE
    }

    SubstitutionNeeded(Command body, Kind kind) {
        super("command substitution", null, false, false);
        this.body = body;
        this.kind = kind;
    }

    /** What is needed of it. */
    public Kind kind() {
        return kind;
    }

    /** What is to be run. */
    public Command body() {
        return body;
    }
}
