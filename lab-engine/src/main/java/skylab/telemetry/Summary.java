package skylab.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is known of samples: CloudWatch's statistic set, and the samples themselves where they are kept or can be had
 * again. A value; summaries of parts give the summary of the whole.
 */
public final class Summary {
    /** Of no samples. */
    public static final Summary EMPTY = new Summary(0, 0, Double.NaN, Double.NaN, null);

    private final double count;
    private final double sum;
    private final double min;
    private final double max;
    private final Supplier<Weighted> samples;

    /**
     * Samples and how often each occurred.
     *
     * @param values in ascending order
     * @param counts as many, each more than 0
     */
    record Weighted(double[] values, double[] counts) {
        static Weighted of(double[] values, double[] counts) {
            Integer[] order = new Integer[values.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
            return new Weighted(
                    Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
                    Arrays.stream(order).mapToDouble(i -> counts[i]).toArray());
        }

        static Weighted of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double[] counts = new double[values.length];
            Arrays.fill(counts, 1);
            return new Weighted(sorted, counts);
        }
    }

    /** Of samples that can be had again when somebody asks for them, or never if there is no supplier. */
    Summary(double count, double sum, double min, double max, Supplier<Weighted> samples) {
        this.count = count;
        this.sum = sum;
        this.min = min;
        this.max = max;
        this.samples = samples;
    }

    /** Of samples that occurred once each. */
    public static Summary of(double... values) {
        double[] counts = new double[values.length];
        Arrays.fill(counts, 1);
        return of(values, counts);
    }

    /**
     * Of samples and how often each occurred.
     *
     * @param counts as many as values; a value that occurred 0 times is left out
     */
    public static Summary of(double[] values, double[] counts) {
        double count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (counts[i] > 0) {
                count += counts[i];
                sum += values[i] * counts[i];
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
        }
        if (count == 0) {
            return EMPTY;
        }
        if (min == max) {
            return new Summary(count, min * count, min, max, null);
        }
        Weighted weighted = Weighted.of(values, counts);
        return new Summary(count, sum, min, max, () -> weighted);
    }

    /** Of a statistic set, whose samples nobody knows unless they are all equal. */
    public static Summary ofStatistics(double count, double sum, double min, double max) {
        return count == 0 ? EMPTY : new Summary(count, sum, min, max, null);
    }

    /** Of all parts together. */
    public static Summary of(List<Summary> parts) {
        if (parts.size() == 1) {
            return parts.get(0).count > 0 ? parts.get(0) : EMPTY;
        }
        List<Summary> some = parts.stream().filter(part -> part.count > 0).toList();
        if (some.size() <= 1) {
            return some.isEmpty() ? EMPTY : some.get(0);
        }
        double count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean known = true;
        for (Summary part : some) {
            count += part.count;
            sum += part.sum;
            min = Math.min(min, part.min);
            max = Math.max(max, part.max);
            known &= part.hasSamples();
        }
        return new Summary(count, sum, min, max, known ? () -> together(some) : null);
    }

    /** Of these samples and others. */
    public Summary plus(Summary other) {
        return of(List.of(this, other));
    }

    private static Weighted together(List<Summary> parts) {
        List<Weighted> all = parts.stream().map(Summary::samples).toList();
        return Weighted.of(
                all.stream().flatMapToDouble(one -> Arrays.stream(one.values)).toArray(),
                all.stream().flatMapToDouble(one -> Arrays.stream(one.counts)).toArray());
    }

    /** How many samples there are; a whole number unless somebody published fractions. */
    public double count() {
        return count;
    }

    /** Their sum. */
    public double sum() {
        return sum;
    }

    /** The least of them; NaN if there are none. */
    public double min() {
        return min;
    }

    /** The greatest of them; NaN if there are none. */
    public double max() {
        return max;
    }

    /** Whether the samples themselves are known, which percentiles need. */
    public boolean hasSamples() {
        return samples != null || min == max && sum == min * count;
    }

    Weighted samples() {
        return samples != null ? samples.get() : new Weighted(new double[] {min}, new double[] {count});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Summary that
                && Double.compare(count, that.count) == 0
                && Double.compare(sum, that.sum) == 0
                && Double.compare(min, that.min) == 0
                && Double.compare(max, that.max) == 0
                && hasSamples() == that.hasSamples()
                && (!hasSamples()
                        || Arrays.equals(samples().values, that.samples().values)
                                && Arrays.equals(samples().counts, that.samples().counts));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new double[] {count, sum, min, max});
    }

    @Override
    public String toString() {
        return "Summary[count=" + count + ", sum=" + sum + ", min=" + min + ", max=" + max + "]";
    }
}
