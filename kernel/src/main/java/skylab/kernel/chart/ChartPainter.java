package skylab.kernel.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Stroke;
import skylab.kernel.chart.CloudWatchChart.Interval;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Marker;
import skylab.kernel.chart.CloudWatchChart.Side;
import skylab.kernel.chart.CloudWatchChart.Tone;

/** Draws a chart: what is around the plot here, what is in it by {@link PlotPainter}. */
final class ChartPainter {
    private static final int SMALL = 11;
    private static final double MARGIN = 14;
    private static final double AXIS = 46;
    private static final double HEADER = 52;
    private static final double LABEL_ROW = 14;
    private static final double TIMES = 22;
    private static final double STATES = 15;
    private static final int MOST_LABEL_ROWS = 3;
    private static final double LEGEND_SHARE = 0.3;
    private static final double TICK_ROOM = 62;
    private static final double BAND_SAMPLE = 10;

    private final CloudWatchChart chart;
    private final Locale locale;
    private final List<Line> lines;
    private final Legend legend;
    private final List<Interval> states;
    private final Plot plot;
    private final Labels markers;

    ChartPainter(CloudWatchChart chart, Locale locale) {
        this.chart = chart;
        this.locale = locale;
        this.lines = chart.look().isStacked() ? Stacking.of(chart.lines()) : chart.lines();
        this.states = chart.intervals().stream()
                .filter(interval -> interval.tone() != Tone.PLAIN)
                .toList();
        boolean hasRight = lines.stream().anyMatch(line -> line.side() == Side.RIGHT);
        double width = Math.max(20, chart.width() - MARGIN - AXIS - (hasRight ? AXIS : MARGIN));
        this.legend = new Legend(
                chart.look().hasLegend() ? entries() : List.of(),
                chart.width() - 2 * MARGIN,
                (int) Math.max(1, chart.height() * LEGEND_SHARE / LABEL_ROW),
                locale);
        Plot draft = plot(width, 0);
        this.markers = Labels.of(
                chart.markers().stream()
                        .filter(marker -> draft.shows(marker.at()))
                        .map(marker -> new Labels.Wanted(marker.label(), draft.x(marker.at())))
                        .toList(),
                SMALL,
                MARGIN,
                chart.width() - MARGIN,
                MOST_LABEL_ROWS);
        this.plot = plot(width, markers.rows() * LABEL_ROW);
    }

    private Plot plot(double width, double labels) {
        double top = HEADER + labels;
        double footer = TIMES + (states.isEmpty() ? 0 : STATES) + legend.height() + (legend.height() > 0 ? 12 : 6);
        return Plot.of(chart, lines, MARGIN + AXIS, top, width, Math.max(20, chart.height() - top - footer));
    }

    private List<Legend.Entry> entries() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String name = line.side() == Side.RIGHT ? Words.in(locale, "legend.right", line.name()) : line.name();
            entries.add(new Legend.Entry(name, LinePlot.stroke(line, i)));
        }
        chart.bands()
                .forEach(band -> entries.add(new Legend.Entry(
                        Words.in(locale, "legend.band", band.name()), Stroke.of(Palette.BAND, BAND_SAMPLE))));
        chart.thresholds().stream()
                .filter(threshold -> !threshold.label().isEmpty())
                .forEach(threshold -> entries.add(new Legend.Entry(threshold.label(), PlotPainter.stroke(threshold))));
        return entries;
    }

    void paint(Canvas canvas) {
        canvas.card(chart.title(), chart.width(), chart.height());
        header(canvas);
        PlotPainter inside = new PlotPainter(canvas, chart, plot);
        inside.behind();
        values(canvas);
        LinePlot.paint(canvas, plot, chart.bands(), lines, chart.look().isStacked());
        times(canvas);
        inside.before();
        markers(canvas);
        states(canvas);
        if (plot.isEmpty()) {
            canvas.noData((plot.left() + plot.right()) / 2, (plot.top() + plot.bottom()) / 2 + 4, locale);
        }
        legend.paint(canvas, MARGIN, chart.height() - legend.height() - 8);
    }

    private void header(Canvas canvas) {
        double room = chart.width() - 2 * MARGIN;
        String units = units();
        String days =
                hasTimes() ? Ticks.days(plot.from(), plot.to(), chart.look().zone()) : "";
        double daysWidth = Fonts.width(days, SMALL, false);
        canvas.note(Fonts.fit(units, room - daysWidth - MARGIN, SMALL), MARGIN, 40, Anchor.START);
        canvas.note(Fonts.fit(days, room, SMALL), chart.width() - MARGIN, 40, Anchor.END);
    }

    private String units() {
        String right = chart.look().right().unit();
        boolean hasRight = lines.stream().anyMatch(line -> line.side() == Side.RIGHT) && !right.isEmpty();
        String left = chart.look().left().unit();
        String said = hasRight ? Words.in(locale, "legend.right", right) : "";
        return left.isEmpty() || said.isEmpty() ? left + said : left + " · " + said;
    }

    private boolean hasTimes() {
        return chart.look().range().isPresent()
                || !plot.isEmpty()
                || !chart.intervals().isEmpty()
                || !chart.markers().isEmpty();
    }

    private void values(Canvas canvas) {
        for (double value : plot.leftScale().ticks()) {
            double y = plot.y(value, Side.LEFT);
            canvas.note(Units.brief(value), plot.left() - 7, y + 4, Anchor.END);
        }
        if (lines.stream().anyMatch(line -> line.side() == Side.RIGHT)) {
            for (double value : plot.rightScale().ticks()) {
                canvas.note(Units.brief(value), plot.right() + 7, plot.y(value, Side.RIGHT) + 4, Anchor.START);
            }
        }
    }

    private void times(Canvas canvas) {
        if (!hasTimes()) {
            return;
        }
        double below = plot.bottom() + (states.isEmpty() ? 0 : STATES);
        int most = (int) (plot.width() / TICK_ROOM);
        for (Ticks.Tick tick : Ticks.times(plot.from(), plot.to(), chart.look().zone(), most)) {
            double x = plot.x(tick.at());
            canvas.line(x, below, x, below + 4, Stroke.of(Palette.BORDER, 1));
            double half = Fonts.width(tick.label(), SMALL, false) / 2;
            double middle = Math.max(MARGIN + half, Math.min(x, chart.width() - 4 - half));
            canvas.note(tick.label(), middle, below + 16, Anchor.MIDDLE);
        }
    }

    private void markers(Canvas canvas) {
        List<Marker> shown = chart.markers().stream()
                .filter(marker -> plot.shows(marker.at()))
                .toList();
        for (int i = 0; i < shown.size(); i++) {
            double x = plot.x(shown.get(i).at());
            canvas.line(
                    x,
                    plot.top() - 2 - markers.placed().get(i).row() * LABEL_ROW,
                    x,
                    plot.bottom(),
                    new Stroke(Palette.FAINT_TEXT, 1.2, List.of(4, 3)));
        }
        for (Labels.Placed label : markers.placed()) {
            canvas.label(label.text(), label.begin(), plot.top() - 5 - label.row() * LABEL_ROW, Palette.FAINT_TEXT);
        }
    }

    // A strip in strong colours with names says what the shading means to those who do not see its tint.
    private void states(Canvas canvas) {
        for (Interval state : states) {
            double begin = plot.x(state.from());
            double width = plot.x(state.to()) - begin;
            if (width <= 0) {
                continue;
            }
            Color ink = ink(state.tone());
            canvas.fill(begin, plot.bottom() + 2, width, STATES - 3, 0, ink);
            if (Fonts.width(state.label(), 10, true) + 6 <= width) {
                canvas.text(
                        state.label(), begin + width / 2, plot.bottom() + 11.5, Anchor.MIDDLE, 10, true, Palette.CARD);
            }
        }
    }

    static Color ink(Tone tone) {
        return switch (tone) {
            case PLAIN -> Palette.SHADE;
            case OK -> Palette.GOOD;
            case INSUFFICIENT_DATA -> Palette.UNKNOWN;
            case ALARM -> Palette.ALERT;
        };
    }
}
