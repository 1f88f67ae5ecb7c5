package skylab.kernel.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes an SVG 1.1 document. Words stay text, so that it is small and can be searched. */
final class SvgCanvas implements Canvas {
    private static final Pattern NO_PLACE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final StringBuilder svg = new StringBuilder();

    SvgCanvas(Drawing drawing) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
                .append(drawing.width())
                .append(' ')
                .append(drawing.height())
                .append("\" width=\"")
                .append(drawing.width())
                .append("\" height=\"")
                .append(drawing.height())
                .append("\" style=\"max-width:100%;height:auto\" font-family=\"")
                .append(Fonts.SVG_FAMILIES)
                .append("\">\n<title>")
                .append(escape(drawing.title()))
                .append("</title>\n");
    }

    String document() {
        return svg + "</svg>\n";
    }

    @Override
    public void fill(double x, double y, double width, double height, double radius, Ink ink) {
        rectangle(x, y, width, height, radius);
        svg.append(fill(ink)).append("/>\n");
    }

    @Override
    public void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        rectangle(x, y, width, height, radius);
        svg.append(stroke(stroke)).append("/>\n");
    }

    private void rectangle(double x, double y, double width, double height, double radius) {
        svg.append("<rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(Math.max(0, width)))
                .append("\" height=\"")
                .append(number(Math.max(0, height)))
                .append('"');
        if (radius > 0) {
            svg.append(" rx=\"").append(number(radius)).append('"');
        }
    }

    @Override
    public void line(List<Point> points, Stroke stroke) {
        svg.append("<path d=\"")
                .append(path(points))
                .append('"')
                .append(stroke(stroke))
                .append("/>\n");
    }

    @Override
    public void area(List<Point> points, Ink ink) {
        svg.append("<path d=\"")
                .append(path(points))
                .append("Z\"")
                .append(fill(ink))
                .append("/>\n");
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        svg.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append('"')
                .append(fill(ink))
                .append("/>\n");
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, int size, boolean bold, Ink ink) {
        if (text.isEmpty()) {
            return;
        }
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" font-size=\"").append(size).append('"').append(fill(ink));
        if (anchor != Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(anchor.name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        if (bold) {
            svg.append(" font-weight=\"bold\"");
        }
        svg.append('>').append(escape(text)).append("</text>\n");
    }

    @Override
    public void within(double x, double y, Runnable drawing) {
        svg.append("<g transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(")\">\n");
        drawing.run();
        svg.append("</g>\n");
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(number(point.x()))
                    .append(' ')
                    .append(number(point.y()));
        }
        return path.toString();
    }

    private static String fill(Ink ink) {
        return " fill=\"" + escape(ink.rgb()) + '"'
                + (ink.opacity() < 1 ? " fill-opacity=\"" + hundredths(ink.opacity()) + '"' : "");
    }

    private static String stroke(Stroke stroke) {
        String dash = stroke.dash().isEmpty()
                ? ""
                : " stroke-dasharray=\""
                        + stroke.dash().stream().map(String::valueOf).collect(Collectors.joining(" ")) + '"';
        return " fill=\"none\" stroke=\"" + escape(stroke.ink().rgb()) + "\" stroke-width=\""
                + hundredths(stroke.width()) + '"'
                + (stroke.ink().opacity() < 1
                        ? " stroke-opacity=\"" + hundredths(stroke.ink().opacity()) + '"'
                        : "")
                + dash + " stroke-linejoin=\"round\"";
    }

    // Tenths of a pixel: finer than eyes, and without the digits in which machines might differ.
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    private static String hundredths(double value) {
        return BigDecimal.valueOf(Math.round(value * 100), 2).stripTrailingZeros().toPlainString();
    }

    private static String escape(String text) {
        // XML has no place for control characters and lone surrogates, which names may hold.
        return NO_PLACE.matcher(text)
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
