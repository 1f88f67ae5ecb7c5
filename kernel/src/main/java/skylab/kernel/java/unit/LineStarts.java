package skylab.kernel.java.unit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the lines of a text begin, found once, so that asking for the line of each place costs little. */
public final class LineStarts {
    private final int[] starts;

    /** The lines of a text. */
    public LineStarts(String text) {
        IntStream behindNewlines = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .map(i -> i + 1);
        starts = IntStream.concat(IntStream.of(0), behindNewlines).toArray();
    }

    /** The line, from 1, of a UTF-16 index. */
    public int lineAt(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** How many lines there are. */
    int count() {
        return starts.length;
    }
}
