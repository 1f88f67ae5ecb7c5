package skylab.kernel.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import skylab.kernel.chart.Canvas.Stroke;
import skylab.kernel.chart.CloudWatchChart.Band;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Sample;
import skylab.kernel.chart.CloudWatchChart.Side;

/** The lines of a plot as XChart draws them. */
final class LinePlot {
    private static final double STACK = 0.55;
    private static final int DOT = 5;

    /** What is at the edge of the plot, such as 0, is seen in its whole thickness. */
    private static final int EDGE = 1;

    private LinePlot() {}

    /**
     * Draws lines over time.
     *
     * @param bands below all lines
     * @param lines from the bottom up
     * @param areAreas whether they are the upper edges of areas
     */
    static void paint(Canvas canvas, Plot plot, List<Band> bands, List<Line> lines, boolean areAreas) {
        int edge = areAreas ? 0 : EDGE;
        canvas.chart(of(plot, bands, lines, areAreas, edge), plot.left() - edge, plot.top() - edge);
    }

    private static XYChart of(Plot plot, List<Band> bands, List<Line> lines, boolean areAreas, int edge) {
        int width = (int) plot.width();
        int height = (int) plot.height();
        XYChart chart = new XYChartBuilder()
                .width(width + 2 * edge)
                .height(height + 2 * edge)
                .build();
        XYStyler styler = chart.getStyler();
        Palette.plotOnly(styler);
        styler.setMarkerSize(DOT);
        double begin = plot.milliseconds(plot.from());
        double end = plot.milliseconds(plot.to());
        double time = (end - begin) / width * edge;
        styler.setXAxisMin(begin - time).setXAxisMax(end + time);
        for (Side side : Side.values()) {
            Scale scale = plot.scale(side);
            double value = (scale.top() - scale.bottom()) / height * edge;
            styler.setYAxisMin(side.ordinal(), scale.bottom() - value).setYAxisMax(side.ordinal(), scale.top() + value);
        }
        bands.forEach(band -> band(chart, plot, band));
        // What lower areas cover of higher ones is theirs.
        for (int i = areAreas ? lines.size() - 1 : 0; i >= 0 && i < lines.size(); i += areAreas ? -1 : 1) {
            line(chart, plot, lines.get(i), i, areAreas);
        }
        return chart;
    }

    /** How a line is drawn. */
    static Stroke stroke(Line line, int number) {
        return line.color().map(Palette::line).orElseGet(() -> Palette.line(number));
    }

    private static void line(XYChart chart, Plot plot, Line line, int number, boolean isArea) {
        List<Sample> samples = Thinning.of(
                line.samples().stream()
                        .filter(sample -> plot.shows(sample.at()))
                        .toList(),
                plot);
        if (samples.stream().noneMatch(Sample::isPresent)) {
            return;
        }
        Stroke stroke = stroke(line, number);
        XYSeries series = series(chart, plot, "line " + number, line, samples);
        series.setMarker(SeriesMarkers.NONE).setLineColor(stroke.color()).setLineStyle(stroke.awt());
        if (isArea) {
            Color fill = Palette.pale(stroke.color(), STACK);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area).setFillColor(fill);
        }
        List<Sample> alone = alone(samples);
        if (!alone.isEmpty()) {
            series(chart, plot, "dots " + number, line, alone)
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(stroke.color())
                    .setLineStyle(SeriesLines.NONE);
        }
    }

    private static void band(XYChart chart, Plot plot, Band band) {
        List<Sample> upper = new ArrayList<>();
        List<Sample> lower = new ArrayList<>();
        for (int i = 0; i < band.upper().size(); i++) {
            Sample high = band.upper().get(i);
            Sample low = band.lower().get(i);
            if (high.isPresent() && low.isPresent() && plot.shows(high.at())) {
                upper.add(plot.clamped(high, band.side()));
                lower.add(plot.clamped(low, band.side()));
            } else {
                area(chart, plot, band, upper, lower);
                upper.clear();
                lower.clear();
            }
        }
        area(chart, plot, band, upper, lower);
    }

    /** A stretch of a band without gaps: along its upper edge and back along the lower one. */
    private static void area(XYChart chart, Plot plot, Band band, List<Sample> upper, List<Sample> lower) {
        if (upper.size() < 2) {
            return;
        }
        List<Sample> around = new ArrayList<>(Thinning.of(upper, plot));
        List<Sample> back = new ArrayList<>(Thinning.of(lower, plot));
        Collections.reverse(back);
        around.addAll(back);
        String name = "band " + chart.getSeriesMap().size();
        Line edge = new Line(band.name(), List.of(), band.side(), Optional.empty());
        XYSeries area = series(chart, plot, name, edge, around);
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(Palette.BAND);
        area.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
    }

    private static XYSeries series(XYChart chart, Plot plot, String name, Line line, List<Sample> samples) {
        XYSeries series = chart.addSeries(
                name,
                samples.stream()
                        .mapToDouble(sample -> plot.milliseconds(sample.at()))
                        .toArray(),
                samples.stream().mapToDouble(Sample::value).toArray());
        series.setYAxisGroup(line.side().ordinal());
        return series;
    }

    /** The points without neighbours: they make no line. */
    private static List<Sample> alone(List<Sample> samples) {
        List<Sample> alone = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            boolean isFirst = i == 0 || !samples.get(i - 1).isPresent();
            boolean isLast = i + 1 == samples.size() || !samples.get(i + 1).isPresent();
            if (samples.get(i).isPresent() && isFirst && isLast) {
                alone.add(samples.get(i));
            }
        }
        return alone;
    }
}
