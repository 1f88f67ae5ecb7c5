package skylab.kernel.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a PNG image. */
final class ImageCanvas implements Canvas {
    /** Pixels of the image per pixel of the drawing: laptops have fine screens. */
    static final int FINENESS = 2;

    private static final float MITER = 10;

    private final BufferedImage image;
    private final Graphics2D graphics;

    ImageCanvas(Drawing drawing) {
        image = new BufferedImage(
                FINENESS * drawing.width(), FINENESS * drawing.height(), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(FINENESS, FINENESS);
    }

    byte[] png() {
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void fill(double x, double y, double width, double height, double radius, Ink ink) {
        graphics.setColor(color(ink));
        graphics.fill(rectangle(x, y, width, height, radius));
    }

    @Override
    public void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        draw(rectangle(x, y, width, height, radius), stroke);
    }

    private static Shape rectangle(double x, double y, double width, double height, double radius) {
        return new RoundRectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height), 2 * radius, 2 * radius);
    }

    @Override
    public void line(List<Point> points, Stroke stroke) {
        draw(path(points), stroke);
    }

    @Override
    public void area(List<Point> points, Ink ink) {
        graphics.setColor(color(ink));
        graphics.fill(path(points));
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        graphics.setColor(color(ink));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, int size, boolean bold, Ink ink) {
        Font font = bold ? Fonts.bold(size) : Fonts.plain(size);
        graphics.setFont(font);
        graphics.setColor(color(ink));
        double width = anchor == Anchor.START
                ? 0
                : font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
        double begin = anchor == Anchor.END ? x - width : x - width / 2;
        graphics.drawString(text, (float) (anchor == Anchor.START ? x : begin), (float) y);
    }

    @Override
    public void within(double x, double y, Runnable drawing) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        drawing.run();
        graphics.setTransform(before);
    }

    private void draw(Shape shape, Stroke stroke) {
        graphics.setColor(color(stroke.ink()));
        float[] dash = new float[stroke.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = stroke.dash().get(i);
        }
        graphics.setStroke(new BasicStroke(
                (float) stroke.width(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                MITER,
                dash.length == 0 ? null : dash,
                0));
        graphics.draw(shape);
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            if (i == 0) {
                path.moveTo(points.get(i).x(), points.get(i).y());
            } else {
                path.lineTo(points.get(i).x(), points.get(i).y());
            }
        }
        return path;
    }

    private static Color color(Ink ink) {
        String digits = ink.rgb().substring(1);
        if (digits.length() == 3) {
            digits = digits.replaceAll("(.)", "$1$1");
        }
        return new Color(
                Integer.parseInt(digits.substring(0, 2), 16),
                Integer.parseInt(digits.substring(2, 4), 16),
                Integer.parseInt(digits.substring(4, 6), 16),
                (int) Math.round(ink.opacity() * 255));
    }
}
