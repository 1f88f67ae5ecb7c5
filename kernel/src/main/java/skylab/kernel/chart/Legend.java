package skylab.kernel.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Stroke;

/** The names of lines below a plot, in rows, each behind a piece of its line. */
final class Legend {
    private static final int SIZE = 12;
    private static final double ROW = 18;
    private static final double SAMPLE = 18;
    private static final double GAP = 18;

    private final List<List<Placed>> rows = new ArrayList<>();

    /**
     * A line to name.
     *
     * @param name its name
     * @param stroke how it is drawn
     */
    record Entry(String name, Stroke stroke) {}

    private record Placed(Entry entry, String text, double x) {}

    /** Puts entries into rows of a width; those for which so many rows have no room are counted instead. */
    Legend(List<Entry> entries, double width, int mostRows, Locale locale) {
        double x = width;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String text = Fonts.fit(entry.name(), width - SAMPLE - 6, SIZE);
            double needed = SAMPLE + 6 + Fonts.width(text, SIZE, false) + GAP;
            boolean isNewRow = x + needed > width + GAP;
            if (isNewRow && rows.size() == mostRows) {
                more(entries.size() - i, locale);
                return;
            }
            if (isNewRow) {
                rows.add(new ArrayList<>());
                x = 0;
            }
            rows.get(rows.size() - 1).add(new Placed(entry, text, x));
            x += needed;
        }
    }

    private void more(int count, Locale locale) {
        List<Placed> last = rows.get(rows.size() - 1);
        Placed replaced = last.remove(last.size() - 1);
        last.add(new Placed(
                new Entry("", Stroke.of(Palette.CARD, 0)),
                Words.in(locale, "legend.more", count + 1),
                replaced.x() - (last.isEmpty() ? 0 : SAMPLE)));
    }

    double height() {
        return rows.size() * ROW;
    }

    void paint(Canvas canvas, double left, double top) {
        for (int row = 0; row < rows.size(); row++) {
            double y = top + row * ROW + ROW / 2;
            for (Placed placed : rows.get(row)) {
                double x = left + placed.x();
                if (placed.entry().stroke().width() > 0) {
                    Stroke stroke = placed.entry().stroke();
                    canvas.line(
                            x,
                            y,
                            x + SAMPLE,
                            y,
                            new Stroke(stroke.color(), Math.max(3, stroke.width()), stroke.dash()));
                }
                canvas.text(placed.text(), x + SAMPLE + 6, y + 4, Anchor.START, SIZE, false, Palette.TEXT);
            }
        }
    }
}
