package skylab.kernel.chart;

import java.util.List;
import skylab.kernel.chart.Canvas.Ink;
import skylab.kernel.chart.Canvas.Stroke;

/**
 * The colours of charts. Those of lines are told apart by people with any colour vision (after Okabe and Ito, "Color
 * Universal Design", and Tol, "Colour schemes") and stand out from white; when they run out they come again dashed.
 */
final class Palette {
    static final Ink CARD = Ink.of("#ffffff");
    static final Ink BORDER = Ink.of("#c9cfd4");
    static final Ink TEXT = Ink.of("#16191f");
    static final Ink FAINT_TEXT = Ink.of("#4b5359");
    static final Ink GRID = Ink.of("#e6e9eb");
    static final Ink SHADE = Ink.of("#e3e6e8");
    static final Ink ALERT = Ink.of("#b3001b");
    static final Ink GOOD = Ink.of("#1b7742");
    static final Ink UNKNOWN = Ink.of("#5f6b7a");
    static final double LINE_WIDTH = 1.8;

    private static final List<String> LINES =
            List.of("#0072b2", "#d55e00", "#009e73", "#aa4499", "#e69f00", "#56b4e9", "#882255", "#555555");
    private static final List<List<Integer>> DASHES = List.of(List.of(), List.of(6, 3), List.of(2, 2));

    private Palette() {}

    /** The colour of the line, bar or slice with a number. */
    static Ink color(int number) {
        return Ink.of(LINES.get(number % LINES.size()));
    }

    /** The stroke of the line with a number. */
    static Stroke line(int number) {
        return new Stroke(color(number), LINE_WIDTH, DASHES.get(number / LINES.size() % DASHES.size()));
    }

    /** The same stroke in a colour that somebody chose. */
    static Stroke line(String chosen) {
        return Stroke.of(Ink.of(chosen), LINE_WIDTH);
    }
}
