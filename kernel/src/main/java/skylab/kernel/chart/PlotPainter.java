package skylab.kernel.chart;

import java.util.ArrayList;
import java.util.List;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Ink;
import skylab.kernel.chart.Canvas.Point;
import skylab.kernel.chart.Canvas.Stroke;
import skylab.kernel.chart.CloudWatchChart.Fill;
import skylab.kernel.chart.CloudWatchChart.Interval;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Sample;
import skylab.kernel.chart.CloudWatchChart.Side;
import skylab.kernel.chart.CloudWatchChart.Threshold;
import skylab.kernel.chart.CloudWatchChart.Tone;

/** Draws what is in the plot of a chart. */
final class PlotPainter {
    private static final int SMALL = 11;
    private static final double TINT = 0.12;
    private static final double STACK = 0.55;
    private static final double DOT = 2.6;
    private static final double LABEL_HEIGHT = 14;
    private static final int MOST_LABEL_ROWS = 3;

    private final Canvas canvas;
    private final CloudWatchChart chart;
    private final List<Line> lines;
    private final Plot plot;

    PlotPainter(Canvas canvas, CloudWatchChart chart, List<Line> lines, Plot plot) {
        this.canvas = canvas;
        this.chart = chart;
        this.lines = lines;
        this.plot = plot;
    }

    /** Shading, grid and bands. */
    void behind() {
        for (Interval interval : chart.intervals()) {
            double begin = plot.x(interval.from());
            double end = plot.x(interval.to());
            boolean isPlain = interval.tone() == Tone.PLAIN;
            Ink ink = isPlain ? Palette.SHADE : ChartPainter.ink(interval.tone()).at(TINT);
            if (end > begin) {
                canvas.fill(begin, plot.top(), end - begin, plot.height(), 0, ink);
            }
        }
        for (double value : plot.leftScale().ticks()) {
            double y = plot.y(value, Side.LEFT);
            canvas.line(
                    List.of(new Point(plot.left(), y), new Point(plot.right(), y)), Stroke.of(Palette.GRID, 1));
        }
        for (Threshold threshold : chart.thresholds()) {
            band(threshold);
        }
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
                    plot.left(), Math.min(y, other), plot.width(), Math.abs(y - other), 0, ink(threshold).at(TINT));
        }
    }

    /** The lines, or the areas of stacked ones, the last behind all others. */
    void lines() {
        if (chart.look().isStacked()) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                area(lines.get(i), i);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), ChartPainter.stroke(lines.get(i), i));
        }
        canvas.line(
                List.of(new Point(plot.left(), plot.bottom()), new Point(plot.right(), plot.bottom())),
                Stroke.of(Palette.BORDER, 1));
    }

    private void line(Line line, Stroke stroke) {
        for (List<Point> run : runs(line)) {
            if (run.size() == 1) {
                // A point without neighbours makes no line.
                canvas.dot(run.get(0).x(), run.get(0).y(), DOT, stroke.ink());
            } else {
                canvas.line(run, stroke);
            }
        }
    }

    private void area(Line line, int number) {
        Ink ink = ChartPainter.stroke(line, number).ink();
        double ground = plot.y(Math.max(0, plot.leftScale().bottom()), line.side());
        for (List<Point> run : runs(line)) {
            if (run.size() > 1) {
                List<Point> area = new ArrayList<>(run);
                area.add(new Point(run.get(run.size() - 1).x(), ground));
                area.add(new Point(run.get(0).x(), ground));
                // White below, so that the colours of those on top do not mix with what they stand on.
                canvas.area(area, Palette.CARD);
                canvas.area(area, ink.at(STACK));
            }
        }
    }

    /** The stretches of a line between its gaps. */
    private List<List<Point>> runs(Line line) {
        List<List<Point>> runs = new ArrayList<>();
        List<Point> run = new ArrayList<>();
        for (Sample sample : line.samples()) {
            if (!plot.shows(sample.at())) {
                continue;
            }
            if (sample.isPresent()) {
                run.add(new Point(plot.x(sample.at()), plot.y(sample.value(), line.side())));
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs.stream().map(PlotPainter::thinned).toList();
    }

    /** What can be seen of many points: of those in the same half of a pixel the first, the extremes, and the last. */
    private static List<Point> thinned(List<Point> run) {
        List<Point> seen = new ArrayList<>();
        for (int i = 0; i < run.size(); ) {
            int end = i;
            Point low = run.get(i);
            Point high = run.get(i);
            while (end + 1 < run.size() && half(run.get(end + 1)) == half(run.get(i))) {
                end++;
                low = run.get(end).y() < low.y() ? run.get(end) : low;
                high = run.get(end).y() > high.y() ? run.get(end) : high;
            }
            Point first = run.get(i);
            Point last = run.get(end);
            Point leftmost = low.x() <= high.x() ? low : high;
            Point other = low.x() <= high.x() ? high : low;
            for (Point point : List.of(first, leftmost, other, last)) {
                if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(point)) {
                    seen.add(point);
                }
            }
            i = end + 1;
        }
        return seen;
    }

    private static long half(Point point) {
        return (long) Math.floor(point.x() * 2);
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
            canvas.text(
                    label.text(),
                    label.begin(),
                    plot.top() + LABEL_HEIGHT * (label.row() + 1),
                    Anchor.START,
                    SMALL,
                    false,
                    Palette.FAINT_TEXT);
        }
        chart.thresholds().forEach(this::threshold);
    }

    private void threshold(Threshold threshold) {
        level(threshold.value(), threshold);
        threshold.until().ifPresent(until -> level(until, threshold));
    }

    private void level(double value, Threshold threshold) {
        double y = plot.y(value, threshold.side());
        canvas.line(List.of(new Point(plot.left(), y), new Point(plot.right(), y)), stroke(threshold));
    }

    static Stroke stroke(Threshold threshold) {
        return new Stroke(ink(threshold), 1.4, List.of(6, 4));
    }

    private static Ink ink(Threshold threshold) {
        return threshold.color().map(Ink::of).orElse(Palette.ALERT);
    }
}
