package skylab.kernel.chart;

import java.util.List;

/** What can be drawn on; places and sizes are in pixels, y grows downwards. */
public interface Canvas {
    /**
     * A colour.
     *
     * @param rgb e.g. {@code #1f77b4}
     * @param opacity 0 to 1
     */
    record Ink(String rgb, double opacity) {
        /** An opaque colour. */
        static Ink of(String rgb) {
            return new Ink(rgb, 1);
        }

        Ink at(double changed) {
            return new Ink(rgb, changed);
        }
    }

    /**
     * How a line is drawn.
     *
     * @param ink its colour
     * @param width its width
     * @param dash lengths of strokes and gaps in turn; empty for none
     */
    record Stroke(Ink ink, double width, List<Integer> dash) {
        /** Copies the list. */
        public Stroke {
            dash = List.copyOf(dash);
        }

        static Stroke of(Ink ink, double width) {
            return new Stroke(ink, width, List.of());
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

    /**
     * A point.
     *
     * @param x from the left
     * @param y from the top
     */
    record Point(double x, double y) {}

    /** A filled rectangle with rounded corners. */
    void fill(double x, double y, double width, double height, double radius, Ink ink);

    /** The outline of a rectangle with rounded corners. */
    void outline(double x, double y, double width, double height, double radius, Stroke stroke);

    /** A line through points. */
    void line(List<Point> points, Stroke stroke);

    /** A filled area within points. */
    void area(List<Point> points, Ink ink);

    /** A filled circle. */
    void dot(double x, double y, double radius, Ink ink);

    /** A text on one line, whose base line is at y. */
    void text(String text, double x, double y, Anchor anchor, int size, boolean bold, Ink ink);

    /** Draws something smaller with its own left upper corner at a place. */
    void within(double x, double y, Runnable drawing);
}
