package skylab.kernel.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Labels that would overlap on one row, on as many rows as they need.
 *
 * @param placed in the order in which they were given
 * @param rows how many rows there are
 */
record Labels(List<Placed> placed, int rows) {
    private static final double GAP = 6;

    /**
     * A label to place.
     *
     * @param text what it says
     * @param middle where its middle should be
     */
    record Wanted(String text, double middle) {}

    /**
     * A label with its place.
     *
     * @param text what it says
     * @param begin its left end
     * @param row from 0
     */
    record Placed(String text, double begin, int row) {}

    /** Places labels between two edges on at most so many rows; what has no room then says nothing. */
    static Labels of(List<Wanted> wanted, int size, double left, double right, int mostRows) {
        List<List<double[]>> taken = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (Wanted label : wanted) {
            String text = Fonts.fit(label.text(), right - left, size);
            double width = Fonts.width(text, size, false);
            double begin = Math.max(left, Math.min(label.middle() - width / 2, right - width));
            int row = 0;
            while (row < taken.size() && isTaken(taken.get(row), begin, begin + width)) {
                row++;
            }
            if (row == mostRows) {
                placed.add(new Placed("", begin, mostRows - 1));
                continue;
            }
            if (row == taken.size()) {
                taken.add(new ArrayList<>());
            }
            taken.get(row).add(new double[] {begin, begin + width});
            placed.add(new Placed(text, begin, row));
        }
        return new Labels(List.copyOf(placed), taken.size());
    }

    private static boolean isTaken(List<double[]> row, double begin, double end) {
        return row.stream().anyMatch(one -> begin < one[1] + GAP && one[0] < end + GAP);
    }
}
