package skylab.network.picture;

import java.util.ArrayList;
import java.util.List;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Mark.Point;

/** A picture in the making. */
final class Canvas {
    private static final int PALETTE = 10;
    private static final double CHIP_HEIGHT = 13;
    private static final double CHIP_FONT = 9;

    private final List<Mark> marks = new ArrayList<>();

    List<Mark> marks() {
        return marks;
    }

    /** The class of one of the colours that tell things of a kind apart. */
    static String colour(int index) {
        return "c" + index % PALETTE;
    }

    void frame(Box box, double radius, String style) {
        marks.add(new Mark.Frame(box, radius, style));
    }

    void line(String style, Point... points) {
        line(style, List.of(points));
    }

    void line(String style, List<Point> points) {
        marks.add(new Mark.Line(points, style));
    }

    void icon(Glyph glyph, double x, double y, double size, String style) {
        marks.add(new Mark.Icon(glyph, x, y, size, style));
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    /** Words that begin at x, as many as have room; gives where they end. */
    double words(String text, double x, double y, double room, double size, String style) {
        return put(Typeface.fit(text, room, size, false, false), x, y, size, false, false, style);
    }

    /** Bold words that begin at x, as many as have room; gives where they end. */
    double title(String text, double x, double y, double room, double size, String style) {
        return put(Typeface.fit(text, room, size, false, true), x, y, size, false, true, style);
    }

    /** An id, address or range that begins at x; gives where it ends. */
    double code(String text, double x, double y, double room, double size, String style) {
        return put(
                text.indexOf('-') > 0 && text.indexOf(' ') < 0
                        ? Typeface.fitId(text, room, size)
                        : Typeface.fit(text, room, size, true, false),
                x,
                y,
                size,
                true,
                false,
                style);
    }

    /** Words that end at right; gives where they begin. */
    double wordsUpTo(String text, double right, double y, double size, String style) {
        double x = right - Typeface.width(text, size, false, false);
        put(text, x, y, size, false, false, style);
        return x;
    }

    private double put(String text, double x, double y, double size, boolean mono, boolean bold, String style) {
        if (!text.isEmpty()) {
            marks.add(new Mark.Text(x, y, text, size, mono, bold, style));
        }
        return x + Typeface.width(text, size, mono, bold);
    }

    /** How wide a chip is. */
    static double chipWidth(String label) {
        return Math.max(CHIP_HEIGHT, Typeface.width(label, CHIP_FONT, false, true) + 6);
    }

    /** A coloured label whose middle is at the height of text with base line y. */
    void chip(String label, double x, double y, String colour) {
        double width = chipWidth(label);
        frame(new Box(x, y - 10.5, width, CHIP_HEIGHT), 3, "chip " + colour);
        double inside = Typeface.width(label, CHIP_FONT, false, true);
        put(label, x + (width - inside) / 2, y - 0.8, CHIP_FONT, false, true, "chip-text");
    }
}
