package skylab.kernel.chart;

import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Drawings as documents. */
final class Rendering {
    /** Pixels of a PNG per pixel of the drawing: laptops have fine screens. */
    private static final int FINENESS = 2;

    /** How VectorGraphics2D says the font of a text. */
    private static final String FAMILY =
            "font-family:&quot;" + Fonts.of(1, false).getFamily() + "&quot;;";

    /** Places in an SVG are in whole tenths of a pixel: what is finer nobody sees. */
    private static final Pattern PLACES = Pattern.compile("(?:d|x|y|width|height)=\"[^\"]*\"");

    private static final Pattern FINER = Pattern.compile("(?<=\\.\\d)\\d+|\\.0(?=\\D)");

    private Rendering() {}

    static String svg(Drawing drawing, Locale locale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(
                            Recording.of(drawing, locale).steps(),
                            new PageSize(0, 0, drawing.width(), drawing.height()))
                    .writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String document = bytes.toString(StandardCharsets.UTF_8);
        // Inside a page there is no prologue, 12 pixels go without saying, and the font is whatever the reader has that
        // knows Hangul.
        int begin = document.indexOf("<svg ");
        int end = document.indexOf('>', begin);
        String attributes = document.substring(begin + "<svg ".length(), end);
        String drawn = document.substring(end + 1).replace(FAMILY, "").replace("\r", "");
        return "<svg role=\"img\" style=\"max-width:100%;height:auto;font-size:12px;font-family:" + Fonts.SVG_FAMILIES
                + "\" " + attributes + ">\n<title>" + escape(drawing.title()) + "</title>"
                + PLACES.matcher(drawn)
                        .replaceAll(place -> FINER.matcher(place.group()).replaceAll(""));
    }

    private static String escape(String text) {
        return Canvas.printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static byte[] png(Drawing drawing, Locale locale) {
        BufferedImage image =
                new BufferedImage(FINENESS * drawing.width(), FINENESS * drawing.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(FINENESS, FINENESS);
            Recording.of(drawing, locale).replay(graphics);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
