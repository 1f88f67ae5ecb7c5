package skylab.kernel.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Ink;
import skylab.kernel.chart.Canvas.Point;
import skylab.kernel.chart.Canvas.Stroke;

/**
 * Amounts by day, or by anything else, of which each consists of parts, such as a bill by day and service.
 *
 * @param title what stands above it
 * @param unit of the amounts, e.g. {@code USD}
 * @param labels of the bars, e.g. days
 * @param parts from the bottom up
 * @param certain how many of the bars are of what has been; those after them, expected ones, are fainter
 * @param width in pixels
 * @param height in pixels
 */
public record StackedBars(
        String title, String unit, List<String> labels, List<Part> parts, int certain, int width, int height)
        implements Drawing {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 320;
    private static final int SMALL = 11;
    private static final double MARGIN = 14;
    private static final double AXIS = 50;
    private static final double HEADER = 62;
    private static final double FOOTER = 28;
    private static final double MOST_BAR = 48;
    private static final double EXPECTED = 0.4;
    private static final int MOST_LEGEND_ROWS = 4;

    /** Copies the lists. */
    public StackedBars {
        labels = List.copyOf(labels);
        parts = List.copyOf(parts);
    }

    /**
     * One part of all bars.
     *
     * @param name for the legend
     * @param amounts one for each label; what is missing counts as 0, what is below 0 is drawn below the axis
     */
    public record Part(String name, List<Double> amounts) {
        /** Copies the list. */
        public Part {
            amounts = List.copyOf(amounts);
        }

        double amount(int bar) {
            return bar < amounts.size() ? amounts.get(bar) : 0;
        }
    }

    /** Bars without parts yet, all of them certain. */
    public static StackedBars of(String title, String unit, List<String> labels) {
        return new StackedBars(title, unit, labels, List.of(), labels.size(), WIDTH, HEIGHT);
    }

    /** These bars with one more part on top. */
    public StackedBars part(String name, List<Double> amounts) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(name, amounts));
        return new StackedBars(title, unit, labels, more, certain, width, height);
    }

    /** These bars of which only the first are certain. */
    public StackedBars certain(int first) {
        return new StackedBars(title, unit, labels, parts, first, width, height);
    }

    private double sum(int bar, int sign) {
        return parts.stream()
                .mapToDouble(part -> part.amount(bar))
                .filter(amount -> amount * sign > 0)
                .sum();
    }

    @Override
    public void paint(Canvas canvas, Locale locale) {
        canvas.fill(0, 0, width, height, 0, Palette.CARD);
        canvas.text(TextWidth.fit(Words.title(locale, title), width - 2 * MARGIN, 16), MARGIN, 23, Anchor.START, 15, true, Palette.TEXT);
        canvas.text(unit, MARGIN, 40, Anchor.START, SMALL, false, Palette.FAINT_TEXT);
        if (certain < labels.size()) {
            canvas.text(
                    Words.in(locale, "bars.expected"),
                    width - MARGIN,
                    40,
                    Anchor.END,
                    SMALL,
                    false,
                    Palette.FAINT_TEXT);
        }
        Legend legend = new Legend(
                IntStream.range(0, parts.size())
                        .mapToObj(i -> new Legend.Entry(parts.get(i).name(), Stroke.of(Palette.color(i), 9)))
                        .toList(),
                width - 2 * MARGIN,
                MOST_LEGEND_ROWS,
                locale);
        double bottom = height - FOOTER - legend.height() - 8;
        IntStream bars = IntStream.range(0, labels.size());
        Scale scale = Scale.of(
                Look.Axis.of(unit),
                bars.mapToDouble(bar -> sum(bar, -1)).min().orElse(0),
                IntStream.range(0, labels.size())
                        .mapToDouble(bar -> sum(bar, 1))
                        .max()
                        .orElse(0),
                5);
        grid(canvas, scale, bottom);
        bars(canvas, scale, bottom);
        if (labels.isEmpty() || parts.isEmpty()) {
            canvas.text(
                    Words.in(locale, "no-data"),
                    width / 2.0,
                    (HEADER + bottom) / 2,
                    Anchor.MIDDLE,
                    13,
                    false,
                    Palette.FAINT_TEXT);
        }
        legend.paint(canvas, MARGIN, height - legend.height() - 8);
        canvas.outline(0.5, 0.5, width - 1, height - 1, 3, Stroke.of(Palette.BORDER, 1));
    }

    private void grid(Canvas canvas, Scale scale, double bottom) {
        for (double value : scale.ticks()) {
            double y = y(value, scale, bottom);
            canvas.line(
                    List.of(new Point(MARGIN + AXIS, y), new Point(width - MARGIN, y)),
                    Stroke.of(Math.abs(value) < 1e-12 ? Palette.BORDER : Palette.GRID, 1));
            canvas.text(
                    Units.brief(value), MARGIN + AXIS - 7, y + 4, Anchor.END, SMALL, false, Palette.FAINT_TEXT);
        }
    }

    private void bars(Canvas canvas, Scale scale, double bottom) {
        double slot = (width - 2 * MARGIN - AXIS) / Math.max(1, labels.size());
        double bar = Math.max(1, Math.min(MOST_BAR, slot * 0.7));
        double widest = labels.stream()
                .mapToDouble(label -> TextWidth.of(label, SMALL, false))
                .max()
                .orElse(0);
        int every = (int) Math.max(1, Math.ceil((widest + 8) / slot));
        for (int i = 0; i < labels.size(); i++) {
            double middle = MARGIN + AXIS + slot * (i + 0.5);
            double up = 0;
            double down = 0;
            for (int part = 0; part < parts.size(); part++) {
                double amount = parts.get(part).amount(i);
                double from = amount >= 0 ? up : down;
                double top = y(Math.max(from, from + amount), scale, bottom);
                double low = y(Math.min(from, from + amount), scale, bottom);
                if (amount != 0) {
                    Ink ink = Palette.color(part);
                    canvas.fill(middle - bar / 2, top, bar, low - top, 0, i < certain ? ink : ink.at(EXPECTED));
                }
                up += Math.max(0, amount);
                down += Math.min(0, amount);
            }
            String total = total(up + down);
            if (up + down != 0 && TextWidth.of(total, SMALL, false) <= slot - 2) {
                canvas.text(
                        total, middle, y(up, scale, bottom) - 4, Anchor.MIDDLE, SMALL, false, Palette.FAINT_TEXT);
            }
            if (i % every == 0) {
                canvas.text(
                        labels.get(i), middle, bottom + 16, Anchor.MIDDLE, SMALL, false, Palette.FAINT_TEXT);
            }
        }
    }

    // Cents, or two digits where there are none of them.
    private static String total(double sum) {
        return Units.brief(
                Math.abs(sum) < 0.1
                        ? new BigDecimal(sum).round(new MathContext(2)).doubleValue()
                        : Math.round(sum * 100) / 100.0);
    }

    private static double y(double value, Scale scale, double bottom) {
        return bottom - (bottom - HEADER) * (value - scale.bottom()) / (scale.top() - scale.bottom());
    }
}
