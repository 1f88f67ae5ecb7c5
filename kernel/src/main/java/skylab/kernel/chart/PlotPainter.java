package skylab.kernel.chart;

import java.awt.Color;
import java.util.List;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Stroke;
import skylab.kernel.chart.CloudWatchChart.Fill;
import skylab.kernel.chart.CloudWatchChart.Interval;
import skylab.kernel.chart.CloudWatchChart.Side;
import skylab.kernel.chart.CloudWatchChart.Threshold;
import skylab.kernel.chart.CloudWatchChart.Tone;

/** Draws what is in the plot of a chart besides its lines. */
final class PlotPainter {
    private static final int SMALL = 11;
    private static final double TINT = 0.12;
    private static final double LABEL_HEIGHT = 14;
    private static final int MOST_LABEL_ROWS = 3;

    private final Canvas canvas;
    private final CloudWatchChart chart;
    private final Plot plot;

    PlotPainter(Canvas canvas, CloudWatchChart chart, Plot plot) {
        this.canvas = canvas;
        this.chart = chart;
        this.plot = plot;
    }

    /** What the lines are drawn over: shading, grid, bands and the ground line. */
    void behind() {
        for (Interval interval : chart.intervals()) {
            double begin = plot.x(interval.from());
            double end = plot.x(interval.to());
            boolean isPlain = interval.tone() == Tone.PLAIN;
            Color ink = isPlain ? Palette.SHADE : Palette.translucent(ChartPainter.ink(interval.tone()), TINT);
            if (end > begin) {
                canvas.fill(begin, plot.top(), end - begin, plot.height(), 0, ink);
            }
        }
        for (double value : plot.leftScale().ticks()) {
            double y = plot.y(value, Side.LEFT);
            canvas.line(plot.left(), y, plot.right(), y, Stroke.of(Palette.GRID, 1));
        }
        for (Threshold threshold : chart.thresholds()) {
            band(threshold);
        }
        canvas.line(plot.left(), plot.bottom(), plot.right(), plot.bottom(), Stroke.of(Palette.BORDER, 1));
    }

    private void band(Threshold threshold) {
        double y = plot.y(threshold.value(), threshold.side());
        double other = threshold
                .until()
                .map(until -> plot.y(until, threshold.side()))
                .orElseGet(() -> threshold.fill() == Fill.ABOVE
                        ? plot.top()
                        : threshold.fill() == Fill.BELOW ? plot.bottom() : y);
        if (other != y) {
            canvas.fill(
                    plot.left(),
                    Math.min(y, other),
                    plot.width(),
                    Math.abs(y - other),
                    0,
                    Palette.translucent(ink(threshold), TINT));
        }
    }

    /** The labels of shading, and thresholds; what those are called is in the legend, where it hides no data. */
    void before() {
        List<Interval> labelled = chart.intervals().stream()
                .filter(interval -> interval.tone() == Tone.PLAIN)
                .toList();
        Labels labels = Labels.of(
                labelled.stream()
                        .map(interval -> new Labels.Wanted(
                                interval.label(), (plot.x(interval.from()) + plot.x(interval.to())) / 2))
                        .toList(),
                SMALL,
                plot.left(),
                plot.right(),
                MOST_LABEL_ROWS);
        for (Labels.Placed label : labels.placed()) {
            canvas.note(label.text(), label.begin(), plot.top() + LABEL_HEIGHT * (label.row() + 1), Anchor.START);
        }
        chart.thresholds().forEach(this::threshold);
    }

    private void threshold(Threshold threshold) {
        level(threshold.value(), threshold);
        threshold.until().ifPresent(until -> level(until, threshold));
    }

    private void level(double value, Threshold threshold) {
        double y = plot.y(value, threshold.side());
        canvas.line(plot.left(), y, plot.right(), y, stroke(threshold));
    }

    static Stroke stroke(Threshold threshold) {
        return new Stroke(ink(threshold), 1.4, List.of(6, 4));
    }

    private static Color ink(Threshold threshold) {
        return threshold.color().map(Palette::color).orElse(Palette.ALERT);
    }
}
