package skylab.guest.command.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which lines a command of {@code sed} is for. */
sealed interface SedAddress {
    /** A line by its number; 0 before the first one. */
    record Line(long number) implements SedAddress {}

    /** The last line. */
    record Last() implements SedAddress {}

    /** Lines that match; the last expression used if there is none. */
    record Match(Optional<Pattern> pattern) implements SedAddress {}

    /** The first line and every so manieth after it. */
    record Step(long first, long step) implements SedAddress {}

    /** As the end of a range: so many lines more. */
    record More(long lines) implements SedAddress {}

    /** As the end of a range: up to a line whose number is a multiple. */
    record Multiple(long of) implements SedAddress {}
}
