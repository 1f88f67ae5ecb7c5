package skylab.kernel.chart;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.style.PieStyler.ClockwiseDirectionType;
import skylab.aws.cloudwatch.dashboard.MetricGraph.View;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Stroke;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Sample;
import skylab.kernel.chart.CloudWatchChart.Side;

/** Single values: as numbers, on a dial, as bars, as shares. */
record Figures(String title, View view, List<Figure> figures, Look.Axis axis, int width, int height)
        implements Drawing {
    private static final double MARGIN = 14;
    private static final double HEADER = 34;
    private static final int NARROW = 320;
    private static final double NAME_ROW = 18;

    /** Copies the list. */
    Figures {
        figures = List.copyOf(figures);
    }

    /**
     * A value with its name.
     *
     * @param label its name
     * @param value the value, if there is one
     * @param unit its unit
     * @param color as in HTML; empty for the next one of the palette
     * @param course the values before it, NaN where one is missing; empty to leave them out
     */
    record Figure(String label, OptionalDouble value, String unit, Optional<String> color, List<Double> course) {
        String said() {
            return value.isPresent() ? Units.full(value.getAsDouble(), unit) : "–";
        }
    }

    @Override
    public void paint(Canvas canvas, Locale locale) {
        canvas.card(title, width, height);
        if (figures.isEmpty()) {
            canvas.noData(width / 2.0, height / 2.0, locale);
        } else {
            switch (view) {
                case GAUGE -> gauge(canvas);
                case BAR -> bars(canvas);
                case PIE -> pie(canvas);
                default -> numbers(canvas);
            }
        }
    }

    private void numbers(Canvas canvas) {
        int columns = Math.max(1, Math.min(figures.size(), width / 130));
        int rows = (figures.size() + columns - 1) / columns;
        double cellWidth = (width - 2 * MARGIN) / columns;
        double cellHeight = (height - HEADER - 4) / rows;
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double x = MARGIN + i % columns * cellWidth;
            double y = HEADER + i / columns * cellHeight;
            int size = numberSize(cellWidth - 16, cellHeight);
            canvas.fill(x, y + 4, 4, Math.min(cellHeight - 8, size + 24), 0, ink(i));
            canvas.text(figure.said(), x + 12, y + size + 4, Anchor.START, size, true, Palette.TEXT);
            canvas.text(
                    Fonts.fit(figure.label(), cellWidth - 16, 12),
                    x + 12,
                    y + size + 22,
                    Anchor.START,
                    12,
                    false,
                    Palette.FAINT_TEXT);
            course(canvas, figure, x + 12, y + size + 28, cellWidth - 24, cellHeight - size - 34, i);
        }
    }

    /** The largest size at which every number has room. */
    private int numberSize(double room, double tall) {
        double widest = figures.stream()
                .mapToDouble(figure -> Fonts.width(figure.said(), 1, true))
                .max()
                .orElse(1);
        return (int) Math.max(12, Math.min(30, Math.min(tall * 0.45, room / widest)));
    }

    private void course(Canvas canvas, Figure figure, double x, double y, double room, double tall, int number) {
        if (figure.course().size() < 2 || tall < 8) {
            return;
        }
        double most = figure.course().stream()
                .filter(value -> !value.isNaN())
                .max(Double::compare)
                .orElse(1.0);
        double least = figure.course().stream()
                .filter(value -> value < 0)
                .min(Double::compare)
                .orElse(0.0);
        List<Sample> samples = new ArrayList<>();
        for (double value : figure.course()) {
            samples.add(new Sample(Instant.ofEpochSecond(samples.size()), value));
        }
        Scale scale = new Scale(least, most > least ? most : least + 1, 1);
        Plot plot = new Plot(
                samples.get(0).at(), samples.get(samples.size() - 1).at(), scale, scale, false, x, y, room, tall);
        Line line = new Line(figure.label(), samples, Side.LEFT, Optional.of(Palette.html(ink(number))));
        LinePlot.paint(canvas, plot, List.of(), List.of(line), false);
    }

    private void gauge(Canvas canvas) {
        double low = axis.min().orElse(0);
        double high = axis.max().orElse(100);
        double cell = (width - 2 * MARGIN) / figures.size();
        double radius = Math.max(20, Math.min(cell / 2 - 16, height - HEADER - 46));
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double x = MARGIN + cell * (i + 0.5);
            double y = HEADER + radius + 6;
            canvas.draw(arc(x, y, radius, 1), Stroke.of(Palette.GRID, radius / 4));
            if (figure.value().isPresent() && high > low) {
                double share = Math.max(0, Math.min(1, (figure.value().getAsDouble() - low) / (high - low)));
                canvas.draw(arc(x, y, radius, share), Stroke.of(ink(i), radius / 4));
            }
            canvas.text(figure.said(), x, y - 2, Anchor.MIDDLE, (int) Math.max(13, radius / 4), true, Palette.TEXT);
            canvas.note(Units.brief(low), x - radius, y + 16, Anchor.MIDDLE);
            canvas.note(Units.brief(high), x + radius, y + 16, Anchor.MIDDLE);
            canvas.text(
                    Fonts.fit(figure.label(), cell - 8, 12), x, y + 32, Anchor.MIDDLE, 12, false, Palette.FAINT_TEXT);
        }
    }

    /** The part of a half circle that belongs to a share. */
    private static Arc2D arc(double x, double y, double radius, double share) {
        double inner = radius * 7 / 8;
        return new Arc2D.Double(x - inner, y - inner, 2 * inner, 2 * inner, 180, -180 * share, Arc2D.OPEN);
    }

    private void bars(Canvas canvas) {
        double most = axis.max()
                .orElse(figures.stream()
                        .mapToDouble(figure -> figure.value().orElse(0))
                        .max()
                        .orElse(0));
        double row = (height - HEADER - 8) / figures.size();
        double thick = Math.max(3, Math.min(16, row - 18));
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double y = HEADER + i * row;
            double share =
                    most <= 0 ? 0 : Math.max(0, Math.min(1, figure.value().orElse(0) / most));
            String said = figure.said();
            double room = width - 2 * MARGIN - Fonts.width(said, 12, true) - 10;
            canvas.text(Fonts.fit(figure.label(), room, 12), MARGIN, y + 12, Anchor.START, 12, false, Palette.TEXT);
            canvas.text(said, width - MARGIN, y + 12, Anchor.END, 12, true, Palette.TEXT);
            canvas.fill(MARGIN, y + 16, width - 2 * MARGIN, thick, 2, Palette.GRID);
            canvas.fill(MARGIN, y + 16, (width - 2 * MARGIN) * share, thick, 2, ink(i));
        }
    }

    private void pie(Canvas canvas) {
        double sum = figures.stream()
                .mapToDouble(figure -> Math.max(0, figure.value().orElse(0)))
                .sum();
        // The names stand beside the circle, or below it where that is narrow.
        boolean isNarrow = width < NARROW;
        double names = isNarrow ? figures.size() * NAME_ROW : 0;
        double radius =
                Math.max(15, Math.min((height - HEADER - 14 - names) / 2, (width - 2 * MARGIN) / (isNarrow ? 2 : 4)));
        double x = MARGIN + radius;
        double y = HEADER + radius;
        double left = isNarrow ? MARGIN : x + radius + 14;
        double first = isNarrow ? y + radius + 10 : HEADER + 6;
        if (sum > 0) {
            canvas.chart(slices((int) (2 * radius)), MARGIN, HEADER);
        }
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double share = sum == 0 ? 0 : Math.max(0, figure.value().orElse(0)) / sum;
            double top = first + i * NAME_ROW;
            if (top + 12 < height) {
                String said = figure.said() + " (" + Units.brief(Math.round(share * 1000) / 10.0) + "%)";
                double room = width - MARGIN - left - 22 - Fonts.width(said, 12, false);
                canvas.fill(left, top, 10, 10, 2, ink(i));
                canvas.text(
                        Fonts.fit(figure.label(), Math.max(room, 40), 12) + "  " + said,
                        left + 16,
                        top + 9.5,
                        Anchor.START,
                        12,
                        false,
                        Palette.TEXT);
            }
        }
    }

    private PieChart slices(int size) {
        PieChart chart = new PieChartBuilder().width(size).height(size).build();
        Palette.plotOnly(chart.getStyler());
        chart.getStyler()
                .setClockwiseDirectionType(ClockwiseDirectionType.CLOCKWISE)
                .setLabelsVisible(false);
        for (int i = 0; i < figures.size(); i++) {
            chart.addSeries("slice " + i, Math.max(0, figures.get(i).value().orElse(0)))
                    .setFillColor(ink(i));
        }
        return chart;
    }

    private Color ink(int number) {
        return figures.get(number).color().map(Palette::color).orElseGet(() -> Palette.color(number));
    }
}
