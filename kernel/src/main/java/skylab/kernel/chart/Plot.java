package skylab.kernel.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skylab.kernel.chart.CloudWatchChart.Band;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Sample;
import skylab.kernel.chart.CloudWatchChart.Side;
import skylab.kernel.chart.CloudWatchChart.Threshold;

/**
 * The part of a chart in which the lines are: which time and which values it shows, and where they are.
 *
 * @param from the time at its left edge
 * @param to the time at its right edge
 * @param leftScale its left axis
 * @param rightScale its right axis
 * @param isEmpty whether no line has a value
 * @param left its left edge in pixels
 * @param top its upper edge
 * @param width its width
 * @param height its height
 */
record Plot(
        Instant from,
        Instant to,
        Scale leftScale,
        Scale rightScale,
        boolean isEmpty,
        double left,
        double top,
        double width,
        double height) {
    private static final double STEP_HEIGHT = 30;
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /**
     * The plot of a chart.
     *
     * @param lines as they are drawn, stacked if they are to be
     */
    static Plot of(CloudWatchChart chart, List<Line> lines, double left, double top, double width, double height) {
        Look.Range range = chart.look().range().orElseGet(() -> range(chart));
        int steps = (int) Math.max(2, Math.min(5, height / STEP_HEIGHT));
        boolean isEmpty = Stream.concat(
                        lines.stream().map(Line::samples),
                        chart.bands().stream().map(Band::upper))
                .flatMap(List::stream)
                .noneMatch(Sample::isPresent);
        return new Plot(
                range.from(),
                range.to(),
                scale(chart, lines, Side.LEFT, chart.look().left(), steps),
                scale(chart, lines, Side.RIGHT, chart.look().right(), steps),
                isEmpty,
                left,
                top,
                width,
                height);
    }

    double x(Instant at) {
        double share = (milliseconds(at) - milliseconds(from)) / (milliseconds(to) - milliseconds(from));
        return left + width * Math.max(0, Math.min(1, share));
    }

    double y(double value, Side side) {
        Scale scale = scale(side);
        double share = (value - scale.bottom()) / (scale.top() - scale.bottom());
        return top + height * (1 - Math.max(0, Math.min(1, share)));
    }

    /** A moment on XChart's time axis. */
    double milliseconds(Instant at) {
        return at.getEpochSecond() * 1e3 + at.getNano() / 1e6;
    }

    Scale scale(Side side) {
        return side == Side.LEFT ? leftScale : rightScale;
    }

    double bottom() {
        return top + height;
    }

    double right() {
        return left + width;
    }

    /** A point, or the one at the edge of the plot above or below it. */
    Sample clamped(Sample sample, Side side) {
        Scale scale = scale(side);
        return new Sample(sample.at(), Math.max(scale.bottom(), Math.min(scale.top(), sample.value())));
    }

    boolean shows(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    private static Look.Range range(CloudWatchChart chart) {
        List<Instant> times = new ArrayList<>();
        chart.lines().forEach(line -> line.samples().forEach(sample -> times.add(sample.at())));
        chart.bands().forEach(band -> band.upper().forEach(sample -> times.add(sample.at())));
        chart.intervals().forEach(interval -> times.addAll(List.of(interval.from(), interval.to())));
        chart.markers().forEach(marker -> times.add(marker.at()));
        Instant first = times.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = times.stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        // One moment is no axis.
        return first.equals(last)
                ? new Look.Range(first.minus(HALF_AN_HOUR), last.plus(HALF_AN_HOUR))
                : new Look.Range(first, last);
    }

    private static Scale scale(CloudWatchChart chart, List<Line> lines, Side side, Look.Axis axis, int steps) {
        double least = 0;
        double greatest = 0;
        for (Line line : lines) {
            for (Sample sample : line.samples()) {
                if (line.side() == side && sample.isPresent()) {
                    least = Math.min(least, sample.value());
                    greatest = Math.max(greatest, sample.value());
                }
            }
        }
        // A band may go below what there can be of a metric; the axis need not.
        for (Band band : chart.bands()) {
            for (Sample sample : band.side() == side ? band.upper() : List.<Sample>of()) {
                greatest = sample.isPresent() ? Math.max(greatest, sample.value()) : greatest;
            }
        }
        for (Threshold threshold : chart.thresholds()) {
            if (threshold.side() == side) {
                least = Math.min(least, threshold.until().orElse(threshold.value()));
                least = Math.min(least, threshold.value());
                greatest = Math.max(
                        greatest, Math.max(threshold.value(), threshold.until().orElse(threshold.value())));
            }
        }
        return Scale.of(axis, least, greatest, steps);
    }
}
