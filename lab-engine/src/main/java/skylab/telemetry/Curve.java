package skylab.telemetry;

import java.util.Optional;

/** A quantity minute by minute. */
@FunctionalInterface
public interface Curve {
    /** Nothing that was ever measured. */
    Curve NEVER = (first, values, count) -> java.util.Arrays.fill(values, 0, count, Double.NaN);

    /**
     * Writes what was measured in minutes that follow each other; NaN where nothing was.
     *
     * @param first the first of them, in minutes since 1970-01-01T00:00Z
     * @param values gets them, from index 0
     * @param count how many
     */
    void fill(long first, double[] values, int count);

    /**
     * What is certain of the minutes of a span.
     *
     * @param least no value is less
     * @param greatest no value is greater
     * @param measured whether there is a value in every minute; otherwise there is none in any
     */
    record Range(double least, double greatest, boolean measured) {
        static final Range NOTHING = new Range(Double.NaN, Double.NaN, false);

        Range with(Range other) {
            return new Range(Math.min(least, other.least), Math.max(greatest, other.greatest), true);
        }

        /** With something added in every minute. */
        Range plus(Range other) {
            return measured ? new Range(least + other.least, greatest + other.greatest, true) : this;
        }

        /** Times a number. */
        Range times(double factor) {
            double one = least * factor;
            double other = greatest * factor;
            return new Range(Math.min(one, other), Math.max(one, other), measured);
        }

        /** By computing the span: dear, but it is done once and not for each of its minutes. */
        static Optional<Range> walked(Curve curve, long first, long last) {
            Range range = null;
            int step = curve.spacing();
            for (long at = Math.floorDiv(first, step) * (long) step; at <= last; at += step) {
                double value = curve.at(at);
                Range one = Double.isNaN(value) ? NOTHING : new Range(value, value, true);
                if (range != null && range.measured != one.measured) {
                    return Optional.empty();
                }
                range = range == null || !one.measured ? one : range.with(one);
            }
            return Optional.of(range == null ? NOTHING : range);
        }
    }

    /**
     * What is certain of a span, also of one to come, without computing its minutes; empty if nothing is.
     *
     * @param first its first minute
     * @param last its last minute
     */
    default Optional<Range> range(long first, long last) {
        return Optional.empty();
    }

    /** Every how many minutes there is a value, of those minutes of which {@link #range} says that there is one. */
    default int spacing() {
        return 1;
    }

    /** What was measured in a minute; NaN if nothing was. */
    default double at(long minute) {
        double[] value = new double[1];
        fill(minute, value, 1);
        return value[0];
    }
}
