package skylab.kernel.failure;

import java.util.ArrayList;
import java.util.List;

/** Finds repetition, such as that of the frames of an endless recursion. */
final class Folding {
    private static final int LONGEST_CYCLE = 6;

    private Folding() {}

    /**
     * Items that stand there several times in a row.
     *
     * @param items of one turn
     * @param times at least 1
     */
    record Run<T>(List<T> items, int times) {}

    /** The list as runs; what does not repeat at least three times is a run of one item. */
    static <T> List<Run<T>> runs(List<T> list) {
        List<Run<T>> runs = new ArrayList<>();
        int at = 0;
        while (at < list.size()) {
            int cycle = cycle(list, at);
            int times = cycle == 0 ? 1 : repetitions(list, at, cycle);
            List<T> items = list.subList(at, at + Math.max(1, cycle));
            runs.add(new Run<>(items, times));
            at += items.size() * times;
        }
        return runs;
    }

    private static int cycle(List<?> list, int at) {
        for (int length = 1; length <= LONGEST_CYCLE; length++) {
            if (repetitions(list, at, length) > 2) {
                return length;
            }
        }
        return 0;
    }

    private static int repetitions(List<?> list, int at, int length) {
        int count = 1;
        while (at + (count + 1) * length <= list.size()
                && list.subList(at, at + length).equals(list.subList(at + count * length, at + (count + 1) * length))) {
            count++;
        }
        return count;
    }
}
