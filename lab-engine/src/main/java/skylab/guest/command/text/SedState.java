package skylab.guest.command.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What {@code sed} remembers between lines.
 *
 * @param hold the hold space
 * @param fed whether the line in the hold space had its line feed
 * @param pattern the pattern space, of a cycle that waits for a line
 * @param number of the present line
 * @param ranges for each command that is in the midst of its range, the line at which it ends; {@link Long#MAX_VALUE} if
 *     an expression tells
 * @param resume at which command the cycle goes on with the next line, -1 for a new cycle
 * @param queue what is printed at the end of the cycle
 * @param last the expression used last
 * @param missing whether what was printed last lacks its line feed
 * @param quit the exit status if it is over
 */
record SedState(
        String hold,
        boolean fed,
        String pattern,
        long number,
        PMap<Integer, Long> ranges,
        int resume,
        List<String> queue,
        Optional<Pattern> last,
        boolean missing,
        Optional<Integer> quit) {
    static final SedState BEGIN = new SedState(
            "", true, "", 0, HashTreePMap.empty(), -1, List.of(), Optional.empty(), false, Optional.empty());

    SedState {
        queue = List.copyOf(queue);
    }
}
