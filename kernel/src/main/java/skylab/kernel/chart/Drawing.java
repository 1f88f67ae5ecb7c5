package skylab.kernel.chart;

import java.util.Locale;

/**
 * Something to look at: notebooks show it as a picture. It is drawn in light colours on a ground of its own, so that it
 * reads as well on a dark page. Where the same fonts are it is the same to the byte: they decide how much room words take,
 * and in a PNG what they look like.
 */
public interface Drawing {
    /** What it shows, in few words. */
    String title();

    /** Its width in pixels. */
    int width();

    /** Its height in pixels. */
    int height();

    /** Draws it. */
    void paint(Canvas canvas, Locale locale);

    /** As an SVG document with English words of its own. */
    default String svg() {
        return svg(Locale.ENGLISH);
    }

    /** As an SVG document with Korean or English words of its own. */
    default String svg(Locale locale) {
        return Rendering.svg(this, locale);
    }

    /** As a PNG image with English words of its own. */
    default byte[] png() {
        return png(Locale.ENGLISH);
    }

    /** As a PNG image with Korean or English words of its own, twice as fine as the SVG's pixels. */
    default byte[] png(Locale locale) {
        return Rendering.png(this, locale);
    }
}
