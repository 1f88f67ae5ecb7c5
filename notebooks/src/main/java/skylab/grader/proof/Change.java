package skylab.grader.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import skylab.grader.exercise.ExerciseException;

/**
 * A change to the instructor's solution of a cell: lines of it behind {@code -}, and what stands in their place behind
 * {@code +}, as in a diff without context.
 *
 * @param hunks in the order in which they are made
 */
record Change(List<Hunk> hunks) {
    private static final char OLD = '-';
    private static final char NEW = '+';

    /** Some lines in the place of others that follow each other. */
    private record Hunk(List<String> before, List<String> after) {}

    Change {
        hunks = List.copyOf(hunks);
    }

    /** Whether lines are a change and not an answer of their own: each that is not blank begins with one of the two signs. */
    static boolean isWrittenIn(List<String> lines) {
        List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
        return !written.isEmpty()
                && written.get(0).charAt(0) == OLD
                && written.stream().allMatch(line -> line.charAt(0) == OLD || line.charAt(0) == NEW);
    }

    /** The change that lines describe; a line behind {@code -} after one behind {@code +}, or after none, begins another place. */
    static Change read(List<String> lines) {
        List<Hunk> hunks = new ArrayList<>();
        char last = NEW;
        for (String line : lines) {
            if (line.isBlank()) {
                last = NEW;
                continue;
            }
            char sign = line.charAt(0);
            if (sign == OLD && last == NEW) {
                hunks.add(new Hunk(new ArrayList<>(), new ArrayList<>()));
            }
            Hunk hunk = hunks.get(hunks.size() - 1);
            (sign == OLD ? hunk.before() : hunk.after()).add(line.substring(1));
            last = sign;
        }
        return new Change(hunks);
    }

    /**
     * A text with the change made.
     *
     * @throws ExerciseException if it does not say which lines of the text it means: they must be there once
     */
    String of(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (Hunk hunk : hunks) {
            int at = Collections.indexOfSubList(lines, hunk.before());
            if (at < 0 || at != Collections.lastIndexOfSubList(lines, hunk.before())) {
                throw new ExerciseException("these lines must be in the solution once, and are in it "
                        + (at < 0 ? "not at all" : "more often") + ":\n" + String.join("\n", hunk.before()));
            }
            List<String> place = lines.subList(at, at + hunk.before().size());
            place.clear();
            place.addAll(hunk.after());
        }
        return String.join("\n", lines);
    }
}
