package skylab.guest.shell.expand;

import skylab.guest.shell.syntax.Command;

/**
 * An expansion met a command substitution whose output is not known yet. The shell runs it and expands again from the
 * beginning: variables are immutable values, so that nothing has happened yet.
 */
public final class SubstitutionNeeded extends RuntimeException {
    private final transient Command body;

    SubstitutionNeeded(Command body) {
        super("command substitution", null, false, false);
        this.body = body;
    }

    /** What is to be run. */
    public Command body() {
        return body;
    }
}
