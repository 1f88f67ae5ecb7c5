package skylab.kernel.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a chart: XChart draws the lines, this what the console has around them. The card is opaque and light, with a
 * border, so that it is as legible on a dark page. Labels are drawn as text, so an SVG stays small and searchable.
 */
final class Painter {
    private static final Color CARD = Color.WHITE;
    private static final Color CLEAR = new Color(255, 255, 255, 0);
    private static final Color BORDER = new Color(0xD5DBDB);
    private static final Color INK = new Color(0x16191F);
    private static final Color FAINT_INK = new Color(0x545B64);
    private static final Color GRID = new Color(0xEAEDED);
    private static final Color SHADE = new Color(0xE9EBED);
    private static final Color ALERT = new Color(0xD13212);
    private static final Color[] COLORS = {
        new Color(0x1F77B4), new Color(0xE8710A), new Color(0x2CA02C), new Color(0xC33D69), new Color(0x7D5BBE),
        new Color(0x8C564B), new Color(0x096F64), new Color(0x7F7F7F), new Color(0x9C9A00), new Color(0x17A2B8)
    };
    private static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke HAIR = new BasicStroke(1f);
    private static final BasicStroke DASHES =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

    private static final int HEADER = 60;
    private static final int FOOTER = 54;
    private static final int LEFT = 52;
    private static final int MARGIN = 16;
    private static final int MOST_TIMES = 13;
    private static final int DOT = 6;

    private final CloudWatchChart spec;
    private final int width;
    private final int height;
    private final Frame frame;
    private final XYChart chart;

    Painter(CloudWatchChart spec, int width, int height) {
        this.spec = spec;
        this.width = width;
        this.height = height;
        this.frame = Frame.of(spec);
        this.chart = chart(width - LEFT - MARGIN, height - HEADER - FOOTER);
        // XChart knows where things are once it has drawn; here it draws for that only.
        Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.paint(scratch, chart.getWidth(), chart.getHeight());
        scratch.dispose();
    }

    void paint(Graphics2D g) {
        g.setColor(CARD);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        shades(g);
        values(g);
        times(g);
        g.translate(LEFT, HEADER);
        chart.paint(g, chart.getWidth(), chart.getHeight());
        g.translate(-LEFT, -HEADER);
        line(g, BORDER, HAIR, left(), y(0), right(), y(0));
        labels(g);
        legend(g);
        text(g, spec.title(), Fonts.bold(15), INK, MARGIN, 25);
        text(g, spec.unit(), Fonts.plain(11), FAINT_INK, MARGIN, 43);
        g.setColor(BORDER);
        g.setStroke(HAIR);
        g.draw(new Rectangle2D.Double(0.5, 0.5, width - 1, height - 1));
    }

    private XYChart chart(int plotWidth, int plotHeight) {
        XYChart made = new XYChartBuilder().width(plotWidth).height(plotHeight).build();
        XYStyler styler = made.getStyler();
        styler.setChartTitleVisible(false).setLegendVisible(false).setChartPadding(0);
        styler.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR).setPlotBorderVisible(false);
        styler.setPlotContentSize(1).setAntiAlias(true);
        styler.setAxisTitlesVisible(false).setAxisTicksVisible(false).setPlotMargin(0);
        styler.setPlotGridLinesVisible(false).setPlotTicksMarksVisible(false);
        styler.setXAxisMin((double) frame.from().toEpochMilli());
        styler.setXAxisMax((double) frame.to().toEpochMilli());
        styler.setYAxisMin(0.0).setYAxisMax(frame.top());
        styler.setMarkerSize(DOT);
        for (int i = 0; i < spec.lines().size(); i++) {
            add(made, spec.lines().get(i).samples(), i);
        }
        if (frame.empty()) {
            XYSeries nothing =
                    made.addSeries("nothing", List.of(Date.from(frame.from()), Date.from(frame.to())), List.of(0, 0));
            nothing.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        }
        return made;
    }

    private static void add(XYChart chart, List<CloudWatchChart.Sample> samples, int number) {
        List<Date> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Date> aloneTimes = new ArrayList<>();
        List<Double> aloneValues = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            times.add(Date.from(samples.get(i).at()));
            values.add(samples.get(i).value());
            if (hasValue(samples, i) && !hasValue(samples, i - 1) && !hasValue(samples, i + 1)) {
                aloneTimes.add(times.get(i));
                aloneValues.add(values.get(i));
            }
        }
        if (values.stream().allMatch(value -> value.isNaN())) {
            return;
        }
        XYSeries line = chart.addSeries("line " + number, times, values);
        line.setMarker(SeriesMarkers.NONE).setLineColor(color(number)).setLineStyle(LINE);
        // A point without neighbours makes no line: it is drawn as a dot.
        if (!aloneTimes.isEmpty()) {
            XYSeries dots = chart.addSeries("dots " + number, aloneTimes, aloneValues);
            dots.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color(number)).setLineStyle(SeriesLines.NONE);
        }
    }

    private static boolean hasValue(List<CloudWatchChart.Sample> samples, int i) {
        return i >= 0 && i < samples.size() && !Double.isNaN(samples.get(i).value());
    }

    private void shades(Graphics2D g) {
        for (CloudWatchChart.Interval interval : spec.intervals()) {
            double begin = x(interval.from());
            g.setColor(SHADE);
            g.fill(new Rectangle2D.Double(begin, y(frame.top()), x(interval.to()) - begin, y(0) - y(frame.top())));
        }
    }

    private void values(Graphics2D g) {
        for (long i = 0; i * frame.step() <= frame.top() * (1 + 1e-9); i++) {
            double value = i * frame.step();
            line(g, GRID, HAIR, left(), y(value), right(), y(value));
            String label = Axis.brief(value);
            Font font = Fonts.plain(11);
            text(g, label, font, FAINT_INK, left() - 8 - width(g, font, label), y(value) + 4);
        }
    }

    private void times(Graphics2D g) {
        if (frame.empty() && spec.intervals().isEmpty() && spec.markers().isEmpty()) {
            return;
        }
        for (Axis.Tick tick : Axis.times(frame.from(), frame.to(), spec.zone(), MOST_TIMES)) {
            line(g, BORDER, HAIR, x(tick.at()), y(0), x(tick.at()), y(0) + 4);
            centred(g, tick.label(), x(tick.at()), y(0) + 18);
        }
    }

    private void labels(Graphics2D g) {
        for (CloudWatchChart.Interval interval : spec.intervals()) {
            centred(g, interval.label(), (x(interval.from()) + x(interval.to())) / 2, y(frame.top()) + 14);
        }
        for (CloudWatchChart.Marker marker : spec.markers()) {
            line(g, FAINT_INK, DASHES, x(marker.at()), y(frame.top()), x(marker.at()), y(0));
            centred(g, marker.label(), x(marker.at()), y(frame.top()) - 4);
        }
        for (CloudWatchChart.Threshold threshold : spec.thresholds()) {
            line(g, ALERT, DASHES, left(), y(threshold.value()), right(), y(threshold.value()));
            Font font = Fonts.plain(11);
            double begin = right() - width(g, font, threshold.label()) - 4;
            text(g, threshold.label(), font, ALERT, begin, y(threshold.value()) - 5);
        }
        if (frame.empty()) {
            centred(g, spec.language().noData(), (left() + right()) / 2, (y(0) + y(frame.top())) / 2);
        }
    }

    private void legend(Graphics2D g) {
        Font font = Fonts.plain(12);
        double x = MARGIN;
        for (int i = 0; i < spec.lines().size(); i++) {
            g.setColor(color(i));
            g.fill(new Rectangle2D.Double(x, height - 24, 10, 10));
            text(g, spec.lines().get(i).name(), font, INK, x + 16, height - 15);
            x += 16 + width(g, font, spec.lines().get(i).name()) + 20;
        }
        String zone = spec.zone().getId().equals("Z") ? "UTC" : spec.zone().getId();
        Font small = Fonts.plain(11);
        text(g, zone, small, FAINT_INK, right() - width(g, small, zone), 25);
    }

    private void centred(Graphics2D g, String label, double x, double y) {
        Font font = Fonts.plain(11);
        double size = width(g, font, label);
        text(g, label, font, FAINT_INK, Math.max(MARGIN, Math.min(x - size / 2, width - 4 - size)), y);
    }

    private static void text(Graphics2D g, String text, Font font, Color color, double x, double y) {
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) x, (float) y);
    }

    private static void line(
            Graphics2D g, Color color, BasicStroke stroke, double x1, double y1, double x2, double y2) {
        g.setColor(color);
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private static double width(Graphics2D g, Font font, String text) {
        return g.getFontMetrics(font).stringWidth(text);
    }

    private static Color color(int number) {
        return COLORS[number % COLORS.length];
    }

    private double left() {
        return x(frame.from());
    }

    private double right() {
        return x(frame.to());
    }

    private double x(Instant at) {
        return LEFT + chart.getScreenXFromChart(at.toEpochMilli());
    }

    private double y(double value) {
        return HEADER + chart.getScreenYFromChart(value);
    }
}
