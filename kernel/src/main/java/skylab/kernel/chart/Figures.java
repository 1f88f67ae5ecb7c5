package skylab.kernel.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import skylab.aws.cloudwatch.dashboard.MetricGraph.View;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Ink;
import skylab.kernel.chart.Canvas.Point;
import skylab.kernel.chart.Canvas.Stroke;

/** Single values: as numbers, on a dial, as bars, as shares. */
record Figures(String title, View view, List<Figure> figures, Look.Axis axis, int width, int height)
        implements Drawing {
    private static final double MARGIN = 14;
    private static final double HEADER = 34;
    private static final int STEPS = 48;
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
        canvas.fill(0, 0, width, height, 0, Palette.CARD);
        canvas.text(TextWidth.fit(title, width - 2 * MARGIN, 16), MARGIN, 23, Anchor.START, 15, true, Palette.TEXT);
        if (figures.isEmpty()) {
            canvas.text(
                    Words.in(locale, "no-data"),
                    width / 2.0,
                    height / 2.0,
                    Anchor.MIDDLE,
                    13,
                    false,
                    Palette.FAINT_TEXT);
        } else {
            switch (view) {
                case GAUGE -> gauge(canvas);
                case BAR -> bars(canvas);
                case PIE -> pie(canvas);
                default -> numbers(canvas);
            }
        }
        canvas.outline(0.5, 0.5, width - 1, height - 1, 3, Stroke.of(Palette.BORDER, 1));
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
                    TextWidth.fit(figure.label(), cellWidth - 16, 12),
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
                .mapToDouble(figure -> TextWidth.of(figure.said(), 1, true))
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
        List<Point> run = new ArrayList<>();
        for (int i = 0; i < figure.course().size(); i++) {
            double value = figure.course().get(i);
            if (!Double.isNaN(value)) {
                double share = most == least ? 0 : (value - least) / (most - least);
                run.add(new Point(x + room * i / (figure.course().size() - 1), y + tall * (1 - share)));
            }
            boolean isEnd = Double.isNaN(value) || i + 1 == figure.course().size();
            if (isEnd && run.size() > 1) {
                canvas.line(run, Stroke.of(ink(number), Palette.LINE_WIDTH));
            }
            if (isEnd) {
                run = new ArrayList<>();
            }
        }
    }

    private void gauge(Canvas canvas) {
        double low = axis.min().orElse(0);
        double high = axis.max().orElse(100);
        double cell = (width - 2 * MARGIN) / figures.size();
        double radius = Math.max(20, Math.min(cell / 2 - 6, height - HEADER - 46));
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double x = MARGIN + cell * (i + 0.5);
            double y = HEADER + radius + 6;
            canvas.line(arc(x, y, radius, 1), Stroke.of(Palette.GRID, radius / 4));
            if (figure.value().isPresent() && high > low) {
                double share = Math.max(0, Math.min(1, (figure.value().getAsDouble() - low) / (high - low)));
                canvas.line(arc(x, y, radius, share), Stroke.of(ink(i), radius / 4));
            }
            canvas.text(figure.said(), x, y - 2, Anchor.MIDDLE, (int) Math.max(13, radius / 4), true, Palette.TEXT);
            canvas.text(Units.brief(low), x - radius, y + 16, Anchor.MIDDLE, 11, false, Palette.FAINT_TEXT);
            canvas.text(Units.brief(high), x + radius, y + 16, Anchor.MIDDLE, 11, false, Palette.FAINT_TEXT);
            canvas.text(
                    TextWidth.fit(figure.label(), cell - 8, 12),
                    x,
                    y + 32,
                    Anchor.MIDDLE,
                    12,
                    false,
                    Palette.FAINT_TEXT);
        }
    }

    /** The part of a half circle that belongs to a share. */
    private static List<Point> arc(double x, double y, double radius, double share) {
        List<Point> points = new ArrayList<>();
        int steps = (int) Math.max(1, Math.round(STEPS * share));
        double inner = radius * 7 / 8;
        for (int i = 0; i <= steps; i++) {
            double angle = Math.PI * (1 - share * i / steps);
            points.add(new Point(x + inner * Math.cos(angle), y - inner * Math.sin(angle)));
        }
        return points;
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
            double share = most <= 0 ? 0 : Math.max(0, Math.min(1, figure.value().orElse(0) / most));
            String said = figure.said();
            double room = width - 2 * MARGIN - TextWidth.of(said, 12, true) - 10;
            canvas.text(
                    TextWidth.fit(figure.label(), room, 12), MARGIN, y + 12, Anchor.START, 12, false, Palette.TEXT);
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
        double radius = Math.max(
                15, Math.min((height - HEADER - 14 - names) / 2, (width - 2 * MARGIN) / (isNarrow ? 2 : 4)));
        double x = MARGIN + radius;
        double y = HEADER + radius;
        double left = isNarrow ? MARGIN : x + radius + 14;
        double first = isNarrow ? y + radius + 10 : HEADER + 6;
        double begun = 0;
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double share = sum == 0 ? 0 : Math.max(0, figure.value().orElse(0)) / sum;
            if (share > 0) {
                canvas.area(slice(x, y, radius, begun, begun + share), ink(i));
            }
            begun += share;
            double top = first + i * NAME_ROW;
            if (top + 12 < height) {
                String said = figure.said() + " (" + Units.brief(Math.round(share * 1000) / 10.0) + "%)";
                double room = width - MARGIN - left - 22 - TextWidth.of(said, 12, false);
                canvas.fill(left, top, 10, 10, 2, ink(i));
                canvas.text(
                        TextWidth.fit(figure.label(), Math.max(room, 40), 12) + "  " + said,
                        left + 16,
                        top + 9.5,
                        Anchor.START,
                        12,
                        false,
                        Palette.TEXT);
            }
        }
    }

    private static List<Point> slice(double x, double y, double radius, double from, double to) {
        List<Point> points = new ArrayList<>();
        if (to - from < 1) {
            points.add(new Point(x, y));
        }
        int steps = (int) Math.max(1, Math.ceil(2 * STEPS * (to - from)));
        for (int i = 0; i <= steps; i++) {
            double angle = 2 * Math.PI * (from + (to - from) * i / steps);
            points.add(new Point(x + radius * Math.sin(angle), y - radius * Math.cos(angle)));
        }
        return points;
    }

    private Ink ink(int number) {
        return figures.get(number).color().map(Ink::of).orElseGet(() -> Palette.color(number));
    }
}
