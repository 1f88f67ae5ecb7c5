package skylab.kernel.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Charts as documents. */
final class Rendering {
    static final int WIDTH = 900;
    static final int HEIGHT = 320;

    /** Pixels of a PNG per pixel of the chart: laptops have fine screens. */
    private static final int FINENESS = 2;

    private Rendering() {}

    static String svg(CloudWatchChart chart) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        new Painter(chart, WIDTH, HEIGHT).paint(graphics);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
                    .writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String document = bytes.toString(StandardCharsets.UTF_8);
        // Inside a page there is no prologue, and the font is whatever the reader has that knows Hangul.
        return document.substring(document.indexOf("<svg"))
                .replace("font-family:&quot;" + Fonts.family() + "&quot;", "font-family:" + Fonts.SVG_FAMILIES);
    }

    static byte[] png(CloudWatchChart chart) {
        BufferedImage image = new BufferedImage(FINENESS * WIDTH, FINENESS * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(FINENESS, FINENESS);
            new Painter(chart, WIDTH, HEIGHT).paint(graphics);
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
