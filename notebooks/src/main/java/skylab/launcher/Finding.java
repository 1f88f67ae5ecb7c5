package skylab.launcher;

/**
 * One thing that was looked at on the machine.
 *
 * @param severity whether it keeps Skylab from working
 * @param sentence what was found, in the user's language
 * @param remedy what to do about it; empty when nothing has to be done
 */
public record Finding(Severity severity, String sentence, String remedy) {

    /** How much a finding matters. */
    public enum Severity {
        /** As it should be. */
        FINE,
        /** Skylab works, and would work better. */
        ADVICE,
        /** Skylab cannot work. */
        MISSING
    }
}
