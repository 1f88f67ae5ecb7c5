package skylab.kernel.chart;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import skylab.kernel.chart.Canvas.Stroke;

/**
 * How charts look. The colours of lines are told apart by people with any colour vision (after Okabe and Ito, "Color
 * Universal Design", and Tol, "Colour schemes") and stand out from white; when they run out they come again dashed.
 */
final class Palette {
    static final Color CARD = Color.WHITE;
    static final Color BORDER = new Color(0xc9cfd4);
    static final Color TEXT = new Color(0x16191f);
    static final Color FAINT_TEXT = new Color(0x4b5359);
    static final Color GRID = new Color(0xe6e9eb);
    static final Color SHADE = new Color(0xe3e6e8);
    static final Color ALERT = new Color(0xb3001b);
    static final Color GOOD = new Color(0x1b7742);
    static final Color UNKNOWN = new Color(0x5f6b7a);
    static final Color BAND = new Color(0x5f, 0x6b, 0x7a, 0x40);
    static final double LINE_WIDTH = 1.8;

    private static final Color CLEAR = new Color(255, 255, 255, 0);
    private static final List<Integer> LINES =
            List.of(0x0072b2, 0xd55e00, 0x009e73, 0xaa4499, 0xe69f00, 0x56b4e9, 0x882255, 0x555555);
    private static final List<List<Integer>> DASHES = List.of(List.of(), List.of(6, 3), List.of(2, 2));

    private Palette() {}

    /** The colour of the line, bar or slice with a number. */
    static Color color(int number) {
        return new Color(LINES.get(number % LINES.size()));
    }

    /** A colour that somebody chose, as in HTML: {@code #9467bd} or {@code #96b}. */
    static Color color(String chosen) {
        return Color.decode(chosen.length() == 4 ? chosen.replaceAll("([0-9A-Fa-f])", "$1$1") : chosen);
    }

    /** A colour as in HTML. */
    static String html(Color color) {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }

    /** The stroke of the line with a number. */
    static Stroke line(int number) {
        return new Stroke(color(number), LINE_WIDTH, DASHES.get(number / LINES.size() % DASHES.size()));
    }

    /** The same stroke in a colour that somebody chose. */
    static Stroke line(String chosen) {
        return Stroke.of(color(chosen), LINE_WIDTH);
    }

    /** A colour that lets through what is behind it. */
    static Color translucent(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    /** A colour that looks on white as if it were translucent. */
    static Color pale(Color color, double opacity) {
        return new Color(
                pale(color.getRed(), opacity), pale(color.getGreen(), opacity), pale(color.getBlue(), opacity));
    }

    private static int pale(int part, double opacity) {
        return (int) Math.round(255 + (part - 255) * opacity);
    }

    /**
     * Leaves to XChart the plot alone, over the whole of its picture: it would draw words as outlines of letters, which
     * nobody can search, select or have read aloud.
     */
    static void plotOnly(Styler styler) {
        styler.setChartTitleVisible(false).setLegendVisible(false).setChartPadding(0);
        styler.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR).setPlotBorderVisible(false);
        styler.setPlotContentSize(1).setAntiAlias(true);
        if (styler instanceof AxesChartStyler axes) {
            axes.setAxisTitlesVisible(false).setAxisTicksVisible(false).setPlotMargin(0);
            axes.setPlotGridLinesVisible(false).setPlotTicksMarksVisible(false);
            // Even without ticks XChart looks for labels that fit, in small plots for ever: these always do.
            axes.setxAxisTickLabelsFormattingFunction(value -> ".").setyAxisTickLabelsFormattingFunction(value -> ".");
        }
    }
}
