package skylab.guest.command.awk;

import java.util.Comparator;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What an awk program remembers between records.
 *
 * @param variables values by name
 * @param arrays elements by the array's name
 * @param ranges rules that are in the midst of their range
 * @param random how many random numbers were drawn
 * @param seed of the random numbers
 * @param exit the exit status when the program has said {@code exit}
 * @param skipping whether the rest of the present file is passed over
 */
record State(
        PMap<String, Value> variables,
        PMap<String, PSortedMap<String, Value>> arrays,
        PSet<Integer> ranges,
        long random,
        long seed,
        Optional<Integer> exit,
        boolean skipping) {
    /** Numbers by size, then everything else: a loop over an array is in that order. */
    static final Comparator<String> KEYS = Comparator.<String, Boolean>comparing(key -> !isNumber(key))
            .thenComparing(key -> isNumber(key) ? Long.parseLong(key) : 0L)
            .thenComparing(Comparator.naturalOrder());

    static final State BEGIN =
            new State(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePSet.empty(), 0, 0, Optional.empty(), false);

    private static boolean isNumber(String key) {
        return key.matches("-?[0-9]{1,15}");
    }

    /** An array without elements. */
    static PSortedMap<String, Value> noElements() {
        return TreePMap.empty(KEYS);
    }

    State with(String variable, Value value) {
        return new State(variables.plus(variable, value), arrays, ranges, random, seed, exit, skipping);
    }

    State skipping(boolean rest) {
        return new State(variables, arrays, ranges, random, seed, exit, rest);
    }
}
