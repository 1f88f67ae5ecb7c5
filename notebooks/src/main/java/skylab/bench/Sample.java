package skylab.bench;

import java.util.Arrays;
import java.util.List;

/** Measured values of one quantity, in the order in which they were measured. */
record Sample(List<Double> values) {

    Sample {
        values = List.copyOf(values);
    }

    /** The value in the middle; of an even number of values the lower one of the two; NaN when there is none. */
    double median() {
        return quantile(0.5);
    }

    /** The smallest measured value that is at least as large as this share (0 to 1) of all; NaN when there is none. */
    double quantile(double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    /** The values from an index, at most so many. */
    Sample part(int from, int count) {
        int start = Math.min(from, values.size());
        return new Sample(values.subList(start, Math.min(values.size(), start + count)));
    }

    /** How many times the median of the last values is that of the first ones; NaN when there are fewer than two parts. */
    double growth(int part) {
        return values.size() < 2 * part
                ? Double.NaN
                : part(values.size() - part, part).median() / part(0, part).median();
    }
}
