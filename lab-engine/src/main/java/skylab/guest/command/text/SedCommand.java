package skylab.guest.command.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command of a {@code sed} script.
 *
 * @param from for which lines; all if empty
 * @param to the end of a range
 * @param negated for the other lines
 * @param name the letter
 * @param text of {@code a}, {@code i}, {@code c}; the label of {@code b}, {@code t}, {@code T}; both sets of {@code y}
 *     with a NUL between; what {@code r} inserts
 * @param number exit status of {@code q} and {@code Q}; where to go on for <code>{</code> and branches
 * @param substitution of {@code s}
 */
record SedCommand(
        Optional<SedAddress> from,
        Optional<SedAddress> to,
        boolean negated,
        char name,
        String text,
        int number,
        Optional<Substitution> substitution) {

    /**
     * What {@code s} does.
     *
     * @param pattern what is replaced; the last expression used if empty
     * @param replacement as it was written
     * @param occurrence from which one on
     * @param all whether those after it are replaced too
     * @param print whether a changed line is printed
     */
    record Substitution(Optional<Pattern> pattern, String replacement, int occurrence, boolean all, boolean print) {}

    SedCommand withNumber(int other) {
        return new SedCommand(from, to, negated, name, text, other, substitution);
    }
}
