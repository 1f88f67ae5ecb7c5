package skylab.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Finding things that last until the next one begins. */
final class Spans {
    private Spans() {}

    /** The index of the last element that begins at the moment or before it, or -1. */
    static <T> int lastNotAfter(List<T> inOrder, Function<T, Instant> beginning, Instant moment) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (beginning.apply(inOrder.get(middle)).isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }
}
