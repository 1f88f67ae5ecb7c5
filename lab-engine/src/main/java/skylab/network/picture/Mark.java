package skylab.network.picture;

import java.util.List;

/** One thing that is drawn, in pixels from the top left corner. */
sealed interface Mark {
    /** What it covers. */
    Box box();

    /** A rectangle on the page. */
    record Box(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        boolean overlaps(Box other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }
    }

    /**
     * A rectangle.
     *
     * @param radius of its corners
     * @param style the names of its classes in the style sheet
     */
    record Frame(Box box, double radius, String style) implements Mark {}

    /**
     * A line of text.
     *
     * @param x its left end
     * @param y its base line
     * @param size of the font
     */
    record Text(double x, double y, String text, double size, boolean mono, boolean bold, String style)
            implements Mark {
        @Override
        public Box box() {
            return new Box(x, y - size * 0.86, Typeface.width(text, size, mono, bold), size * 1.12);
        }
    }

    /** A place on the page. */
    record Point(double x, double y) {}

    /** A line through points, with round corners. */
    record Line(List<Point> points, String style) implements Mark {
        @Override
        public Box box() {
            double left = points.stream().mapToDouble(Point::x).min().orElse(0);
            double top = points.stream().mapToDouble(Point::y).min().orElse(0);
            double right = points.stream().mapToDouble(Point::x).max().orElse(0);
            double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
            return new Box(left, top, right - left, bottom - top);
        }
    }

    /** A small drawing in a square of {@code size}, described in a square of 24. */
    record Icon(Glyph glyph, double x, double y, double size, String style) implements Mark {
        @Override
        public Box box() {
            return new Box(x, y, size, size);
        }
    }

    /** A numbered step of a packet's way, around its centre. */
    record Step(double x, double y, int number, String style) implements Mark {
        static final double RADIUS = 8;

        @Override
        public Box box() {
            return new Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        }
    }

    /** A cross where a packet is dropped, around its centre. */
    record Cross(double x, double y) implements Mark {
        static final double REACH = 6;

        @Override
        public Box box() {
            return new Box(x - REACH, y - REACH, 2 * REACH, 2 * REACH);
        }
    }
}
