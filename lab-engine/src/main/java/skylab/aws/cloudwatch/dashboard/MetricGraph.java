package skylab.aws.cloudwatch.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A metric widget.
 *
 * @param title above it; empty if it has none
 * @param region whose metrics, unless one says otherwise
 * @param view how they are shown
 * @param isStacked whether the lines stand on one another
 * @param metrics what is shown, in order; empty when it shows an alarm's metric
 * @param alarm the ARN of the alarm whose metric and threshold it shows
 * @param left the left axis
 * @param right the right axis
 * @param levels horizontal annotations, without hidden ones
 * @param moments vertical annotations, without hidden ones
 * @param wholeRange whether a single value is of the whole time range, not of the newest period
 * @param hasSparkline whether a single value has its course below it
 * @param legend {@code bottom}, {@code right} or {@code hidden}
 * @param zone the time axis's offset from UTC, e.g. {@code +0900}
 */
public record MetricGraph(
        String title,
        String region,
        View view,
        boolean isStacked,
        List<GraphedMetric> metrics,
        Optional<String> alarm,
        Axis left,
        Axis right,
        List<Level> levels,
        List<Moment> moments,
        boolean wholeRange,
        boolean hasSparkline,
        String legend,
        String zone)
        implements Widget.Content {

    /** Copies the lists. */
    public MetricGraph {
        metrics = List.copyOf(metrics);
        levels = List.copyOf(levels);
        moments = List.copyOf(moments);
    }

    /** How metrics are shown. */
    public enum View {
        /** Lines or areas over time. */
        TIME_SERIES,
        /** Numbers. */
        SINGLE_VALUE,
        /** A dial. */
        GAUGE,
        /** Bars. */
        BAR,
        /** Shares of a whole. */
        PIE,
        /** Numbers by time. */
        TABLE
    }

    /**
     * An axis.
     *
     * @param min where it begins; empty to let the data decide
     * @param max where it ends; empty to let the data decide
     * @param label beside it; empty for the unit
     */
    public record Axis(Optional<Double> min, Optional<Double> max, String label) {}

    /**
     * A horizontal annotation.
     *
     * @param value where the line is
     * @param until where the other line of a band is
     * @param label beside it
     * @param color as in HTML; empty for the usual one
     * @param fill {@code above}, {@code below}, {@code between} or {@code none}
     * @param isRight whether the value is one of the right axis
     */
    public record Level(
            double value, Optional<Double> until, String label, Optional<String> color, String fill, boolean isRight) {}

    /**
     * A vertical annotation.
     *
     * @param at where the line is
     * @param until where the other line of a band is
     * @param label beside it
     * @param fill {@code before}, {@code after}, {@code between} or {@code none}
     */
    public record Moment(Instant at, Optional<Instant> until, String label, String fill) {}
}
