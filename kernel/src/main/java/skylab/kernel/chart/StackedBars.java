package skylab.kernel.chart;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import skylab.kernel.chart.Canvas.Anchor;
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
    private static final double MOST_SHARE = 0.7;
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
        canvas.card(Words.title(locale, title), width, height);
        canvas.note(unit, MARGIN, 40, Anchor.START);
        if (certain < labels.size()) {
            canvas.note(Words.in(locale, "bars.expected"), width - MARGIN, 40, Anchor.END);
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
        if (!labels.isEmpty() && !parts.isEmpty()) {
            canvas.chart(bars(scale, (int) (bottom - HEADER)), MARGIN + AXIS, HEADER);
        }
        words(canvas, scale, bottom);
        if (labels.isEmpty() || parts.isEmpty()) {
            canvas.noData(width / 2.0, (HEADER + bottom) / 2, locale);
        }
        legend.paint(canvas, MARGIN, height - legend.height() - 8);
    }

    private void grid(Canvas canvas, Scale scale, double bottom) {
        for (double value : scale.ticks()) {
            double y = y(value, scale, bottom);
            canvas.line(
                    MARGIN + AXIS,
                    y,
                    width - MARGIN,
                    y,
                    Stroke.of(Math.abs(value) < 1e-12 ? Palette.BORDER : Palette.GRID, 1));
            canvas.note(Units.brief(value), MARGIN + AXIS - 7, y + 4, Anchor.END);
        }
    }

    private void words(Canvas canvas, Scale scale, double bottom) {
        double slot = (width - 2 * MARGIN - AXIS) / Math.max(1, labels.size());
        double widest = labels.stream()
                .mapToDouble(label -> Fonts.width(label, SMALL, false))
                .max()
                .orElse(0);
        int every = (int) Math.max(1, Math.ceil((widest + 8) / slot));
        for (int i = 0; i < labels.size(); i++) {
            double middle = MARGIN + AXIS + slot * (i + 0.5);
            double up = sum(i, 1);
            double down = sum(i, -1);
            String total = total(up + down);
            if (up + down != 0 && Fonts.width(total, SMALL, false) <= slot - 2) {
                canvas.note(total, middle, y(up, scale, bottom) - 4, Anchor.MIDDLE);
            }
            if (i % every == 0) {
                canvas.note(labels.get(i), middle, bottom + 16, Anchor.MIDDLE);
            }
        }
    }

    private CategoryChart bars(Scale scale, int tall) {
        double room = width - 2 * MARGIN - AXIS;
        CategoryChart chart =
                new CategoryChartBuilder().width((int) room).height(tall).build();
        CategoryStyler styler = chart.getStyler();
        Palette.plotOnly(styler);
        styler.setStacked(true).setAvailableSpaceFill(Math.min(MOST_SHARE, MOST_BAR * labels.size() / room));
        styler.setYAxisMin(scale.bottom()).setYAxisMax(scale.top());
        for (int i = 0; i < parts.size(); i++) {
            Color color = Palette.color(i);
            Part part = parts.get(i);
            // XChart has a colour for each series, not for each bar.
            series(chart, "certain " + i, part, 0, certain, color);
            series(chart, "expected " + i, part, certain, labels.size(), Palette.pale(color, EXPECTED));
        }
        return chart;
    }

    private void series(CategoryChart chart, String name, Part part, int from, int to, Color color) {
        List<Integer> bars = IntStream.range(0, labels.size()).boxed().toList();
        List<Double> amounts = new ArrayList<>();
        bars.forEach(bar -> amounts.add(bar >= from && bar < to && part.amount(bar) != 0 ? part.amount(bar) : null));
        if (from < to) {
            chart.addSeries(name, bars, amounts).setFillColor(color);
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
