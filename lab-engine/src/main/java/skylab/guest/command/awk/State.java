package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

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
 * @param nr how many records were read
 * @param fnr how many of them from the present file
 */
record State(
        PMap<String, Value> variables,
        PMap<String, PMap<String, Value>> arrays,
        PSet<Integer> ranges,
        long random,
        long seed,
        Optional<Integer> exit,
        boolean skipping,
        double nr,
        double fnr) {

    static final State BEGIN = new State(
            HashTreePMap.empty(), HashTreePMap.empty(), HashTreePSet.empty(), 0, 0, Optional.empty(), false, 0, 0);

    /** The keys of an array in the order of a loop over it: numbers by size, then everything else. */
    static List<String> keys(PMap<String, Value> elements) {
        List<String> texts = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (String key : elements.keySet()) {
            if (isNumber(key)) {
                numbers.add(Long.parseLong(key));
            } else {
                texts.add(key);
            }
        }
        numbers.sort(null);
        texts.sort(null);
        List<String> all = new ArrayList<>();
        numbers.forEach(number -> all.add(number.toString()));
        all.addAll(texts);
        return all;
    }

    private static boolean isNumber(String key) {
        int begin = key.startsWith("-") ? 1 : 0;
        if (key.length() == begin || key.length() > 15 || key.charAt(begin) == '0' && key.length() > 1) {
            return false;
        }
        for (int i = begin; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** An array without elements. */
    static PMap<String, Value> noElements() {
        return HashTreePMap.empty();
    }

    State with(String variable, Value value) {
        return new State(variables.plus(variable, value), arrays, ranges, random, seed, exit, skipping, nr, fnr);
    }
}
