package skylab.network.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import skylab.network.picture.Mark.Point;

/**
 * A finished picture.
 *
 * @param title what it shows
 * @param width in pixels
 * @param height in pixels
 * @param marks what is on it, from the back to the front
 */
public record Drawing(String title, double width, double height, List<Mark> marks) {
    private static final double CORNER = 6;
    private static final String STYLE = style();

    /** Copies the list. */
    public Drawing {
        marks = List.copyOf(marks);
    }

    /** As an SVG 1.1 document with a style sheet of its own, which follows the viewer's light or dark theme. */
    public String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"skylab-vpc\" role=\"img\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" style=\"max-width:100%;height:auto\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n");
        marks.forEach(mark -> append(svg, mark));
        return svg.append("</svg>\n").toString();
    }

    private static void append(StringBuilder svg, Mark mark) {
        if (mark instanceof Mark.Frame frame) {
            svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" class=\"%s\"/>\n"
                    .formatted(
                            number(frame.box().x()),
                            number(frame.box().y()),
                            number(frame.box().width()),
                            number(frame.box().height()),
                            number(frame.radius()),
                            frame.style()));
        } else if (mark instanceof Mark.Text text) {
            svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" class=\"%s\">%s</text>\n"
                    .formatted(
                            number(text.x()),
                            number(text.y()),
                            number(text.size()),
                            text.style() + (text.mono() ? " m" : "") + (text.bold() ? " b" : ""),
                            escape(text.text())));
        } else if (mark instanceof Mark.Line line) {
            svg.append("<path d=\"%s\" class=\"%s\"/>\n".formatted(path(line.points()), line.style()));
        } else if (mark instanceof Mark.Icon icon) {
            svg.append("<path transform=\"translate(%s %s) scale(%s)\" d=\"%s\" class=\"g %s\"/>\n"
                    .formatted(
                            number(icon.x()),
                            number(icon.y()),
                            number(icon.size() / 24),
                            icon.glyph().path(),
                            icon.style()));
        } else if (mark instanceof Mark.Step step) {
            svg.append(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"/><text x=\"%s\" y=\"%s\" font-size=\"9\" class=\"n b\">%d</text>\n"
                            .formatted(
                                    number(step.x()),
                                    number(step.y()),
                                    number(Mark.Step.RADIUS),
                                    step.style(),
                                    number(step.x()),
                                    number(step.y() + 3.2),
                                    step.number()));
        } else if (mark instanceof Mark.Cross cross) {
            double r = Mark.Cross.REACH - 1.5;
            svg.append("<path d=\"M%s %sl%s %sm0 %sl%s %s\" class=\"cross\"/>\n"
                    .formatted(
                            number(cross.x() - r),
                            number(cross.y() - r),
                            number(2 * r),
                            number(2 * r),
                            number(-2 * r),
                            number(-2 * r),
                            number(2 * r)));
        }
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            Point at = points.get(i);
            if (i == 0) {
                path.append('M').append(pair(at));
            } else if (i == points.size() - 1) {
                path.append('L').append(pair(at));
            } else {
                path.append('L')
                        .append(pair(towards(at, points.get(i - 1))))
                        .append('Q')
                        .append(pair(at))
                        .append(' ')
                        .append(pair(towards(at, points.get(i + 1))));
            }
        }
        return path.toString();
    }

    private static Point towards(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    private static String pair(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escape(String text) {
        // XML has no place for control characters and lone surrogates, which names may hold.
        return text.replaceAll("[\\p{Cc}\\p{Cs}]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String style() {
        try (InputStream css = Drawing.class.getResourceAsStream("picture.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
