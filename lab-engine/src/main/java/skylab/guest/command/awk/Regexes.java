package skylab.guest.command.awk;

import java.util.regex.Pattern;
import skylab.guest.command.text.RegularExpression;
import skylab.guest.process.UsageError;

/** Regular expressions of awk, which are POSIX extended ones. */
final class Regexes {
    private Regexes() {}

    /**
     * Compiles.
     *
     * @throws UsageError if it is malformed
     */
    static Pattern compile(String source) {
        try {
            return RegularExpression.compile(source, true, 0);
        } catch (IllegalArgumentException e) {
            throw new UsageError("cmd. line:1: error: " + e.getMessage() + ": /" + source + "/", 1);
        }
    }
}
