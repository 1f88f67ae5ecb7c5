package skylab.aws.cloudwatch.math;

import java.util.List;
import skylab.telemetry.Bounds;

/** What is certain of what an expression stands for, over a span of time: {@link Value} without its points. */
sealed interface Extent permits Extent.Scalar, Extent.One, Extent.Several, Extent.Text {
    /** A number. */
    record Scalar(double least, double greatest) implements Extent {}

    /**
     * A time series.
     *
     * @param bounds of its values; spacing and delay say where it has points for certain
     * @param period in seconds
     */
    record One(Bounds bounds, long period) implements Extent {
        /** With other values at the same times. */
        One with(double least, double greatest) {
            return new One(bounds.between(least, greatest), period);
        }

        /** With any of its values, or another one, at the same times. */
        One or(double least, double greatest) {
            return with(Math.min(bounds.least(), least), Math.max(bounds.greatest(), greatest));
        }

        /** With a point in every period, whether it is published or not. */
        static One everywhere(double least, double greatest, long period) {
            return new One(new Bounds(least, greatest, period, 0, 1.0 / period), period);
        }

        /** Whether it is certain that it has points where the other has some. */
        boolean isWhere(One other) {
            return bounds.spacing() == other.bounds.spacing() && bounds.delay() == other.bounds.delay();
        }
    }

    /** Time series in an order. */
    record Several(List<One> list) implements Extent {}

    /** Text, or a word that says how. */
    record Text(String text) implements Extent {}
}
