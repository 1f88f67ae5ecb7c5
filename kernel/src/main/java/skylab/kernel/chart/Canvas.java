package skylab.kernel.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.knowm.xchart.internal.chartpart.Chart;

/** What can be drawn on; places and sizes are in pixels, y grows downwards. */
public final class Canvas {
    private static final Pattern NO_PLACE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final int SMALL = 11;
    private static final double MARGIN = 14;
    private static final float MITER = 10;

    private final Graphics2D graphics;

    Canvas(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /**
     * How a line is drawn.
     *
     * @param color its colour
     * @param width its width
     * @param dash lengths of strokes and gaps in turn; empty for none
     */
    record Stroke(Color color, double width, List<Integer> dash) {
        /** Copies the list. */
        Stroke {
            dash = List.copyOf(dash);
        }

        static Stroke of(Color color, double width) {
            return new Stroke(color, width, List.of());
        }

        BasicStroke awt() {
            float[] lengths = new float[dash.size()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = dash.get(i);
            }
            return new BasicStroke(
                    (float) width,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_BEVEL,
                    MITER,
                    lengths.length == 0 ? null : lengths,
                    0);
        }
    }

    /** Which point of a text its place is. */
    enum Anchor {
        /** Its beginning. */
        START,
        /** Its middle. */
        MIDDLE,
        /** Its end. */
        END
    }

    /** What XChart draws, with its left upper corner at a place. */
    void chart(Chart<?, ?> chart, double x, double y) {
        within(x, y, () -> chart.paint(graphics, chart.getWidth(), chart.getHeight()));
    }

    /** A filled rectangle with rounded corners. */
    void fill(double x, double y, double width, double height, double radius, Color color) {
        fill(rectangle(x, y, width, height, radius), color);
    }

    /** A filled circle. */
    void dot(double x, double y, double radius, Color color) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), color);
    }

    private void fill(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    /** The outline of a rectangle with rounded corners. */
    void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        draw(rectangle(x, y, width, height, radius), stroke);
    }

    private static Shape rectangle(double x, double y, double width, double height, double radius) {
        return new RoundRectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height), 2 * radius, 2 * radius);
    }

    /** A straight line. */
    void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        draw(new Line2D.Double(x1, y1, x2, y2), stroke);
    }

    /** The outline of a shape. */
    void draw(Shape shape, Stroke stroke) {
        graphics.setColor(stroke.color());
        graphics.setStroke(stroke.awt());
        graphics.draw(shape);
    }

    /** A text on one line, whose base line is at y. */
    void text(String text, double x, double y, Anchor anchor, int size, boolean bold, Color color) {
        if (text.isEmpty()) {
            return;
        }
        Font font = Fonts.of(size, bold);
        double width = anchor == Anchor.START ? 0 : Fonts.width(text, size, bold);
        graphics.setFont(font);
        graphics.setColor(color);
        graphics.drawString(printable(text), (float) (anchor == Anchor.END ? x - width : x - width / 2), (float) y);
    }

    /** A small text in a fainter colour, whose base line is at y. */
    void note(String text, double x, double y, Anchor anchor) {
        text(text, x, y, anchor, SMALL, false, Palette.FAINT_TEXT);
    }

    /** A small text that stands before all that is behind it. */
    void label(String text, double x, double y, Color color) {
        if (!text.isEmpty()) {
            Color ground = Palette.translucent(Palette.CARD, 0.85);
            fill(x - 1, y - 10, Fonts.width(text, SMALL, false) + 2, 12, 0, ground);
            text(text, x, y, Anchor.START, SMALL, false, color);
        }
    }

    /** That there is nothing to draw, with its middle at a place. */
    void noData(double x, double y, Locale locale) {
        text(Words.in(locale, "no-data"), x, y, Anchor.MIDDLE, 13, false, Palette.FAINT_TEXT);
    }

    /** The ground of a picture, light and with a border so that it is as legible on a dark page, and its title. */
    void card(String title, int width, int height) {
        fill(0, 0, width, height, 0, Palette.CARD);
        outline(0.5, 0.5, width - 1, height - 1, 3, Stroke.of(Palette.BORDER, 1));
        text(Fonts.fit(title, width - 2 * MARGIN, 16), MARGIN, 23, Anchor.START, 15, true, Palette.TEXT);
    }

    /** A text without control characters and lone surrogates, which names may hold and XML has no place for. */
    static String printable(String text) {
        return NO_PLACE.matcher(text).replaceAll(" ");
    }

    /** Draws something smaller with its own left upper corner at a place. */
    void within(double x, double y, Runnable drawing) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        drawing.run();
        graphics.setTransform(before);
    }
}
