package skylab.telemetry;

import java.util.Arrays;

/** The samples of one period. */
public final class Summary {
    private double[] samples = new double[8];
    private int count;

    Summary() {}

    void add(double sample) {
        if (count == samples.length) {
            samples = Arrays.copyOf(samples, 2 * count);
        }
        samples[count++] = sample;
    }

    /** How many samples there are. */
    public int count() {
        return count;
    }

    /** Their sum. */
    public double sum() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += samples[i];
        }
        return sum;
    }

    /** The samples in ascending order. */
    double[] sorted() {
        double[] sorted = Arrays.copyOf(samples, count);
        Arrays.sort(sorted);
        return sorted;
    }

    double min() {
        return Arrays.stream(samples, 0, count).min().orElse(Double.NaN);
    }

    double max() {
        return Arrays.stream(samples, 0, count).max().orElse(Double.NaN);
    }
}
