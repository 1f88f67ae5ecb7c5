package skylab.grader.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How points are spread.
 *
 * @param points the most that can be had
 * @param counts how many have their points in each of as many equal parts of that; the last one has its upper end too
 * @param mean the arithmetic mean
 * @param median the middle one, or the mean of the two in the middle
 */
record Distribution(BigDecimal points, List<Integer> counts, BigDecimal mean, BigDecimal median) {
    private static final int PARTS = 10;
    private static final int DECIMALS = 1;

    /**
     * Of scores.
     *
     * @param scores at least one
     */
    static Distribution of(BigDecimal points, List<BigDecimal> scores) {
        int[] counts = new int[PARTS];
        for (BigDecimal score : scores) {
            double part = points.signum() == 0 ? 0 : score.doubleValue() / points.doubleValue() * PARTS;
            counts[Math.max(0, Math.min(PARTS - 1, (int) part))]++;
        }
        List<BigDecimal> sorted = scores.stream().sorted().toList();
        BigDecimal sum = scores.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal low = sorted.get((sorted.size() - 1) / 2);
        BigDecimal high = sorted.get(sorted.size() / 2);
        return new Distribution(
                points,
                java.util.Arrays.stream(counts).boxed().toList(),
                sum.divide(BigDecimal.valueOf(scores.size()), DECIMALS, RoundingMode.HALF_UP),
                low.add(high).divide(BigDecimal.valueOf(2), DECIMALS, RoundingMode.HALF_UP));
    }
}
