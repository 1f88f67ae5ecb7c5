package skylab.kernel.display;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Text for HTML. */
public final class Html {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d[\\d,]*)?\\.?\\d+([eE][-+]?\\d+)?");

    private Html() {}

    /** The text with what HTML would take for markup escaped. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * HTML in which dollar signs are money: pages of Jupyter would take what stands between two for a formula.
     *
     * @param html what it holds
     */
    public static String money(String html) {
        return "<div class=\"tex2jax_ignore mathjax_ignore\">" + html + "</div>";
    }

    /**
     * HTML of values, whose text is never a formula, whatever signs are in it.
     *
     * @param html what it holds
     */
    public static String literal(String html) {
        return html.indexOf('$') < 0 && html.indexOf('\\') < 0 ? html : money(html);
    }

    /** A remark in small letters, fainter than the text around it in whatever colour that has. */
    public static String note(String text) {
        return "<p style=\"opacity:.7;font-size:90%;margin:.2em 0\">" + escape(text) + "</p>";
    }

    /**
     * A drawing as an image. Converters that clean what is in a page empty an SVG of its shapes, but not an image.
     *
     * @param svg the drawing
     * @param alternative what is said where images are not shown
     */
    public static String image(String svg, String alternative) {
        return "<img style=\"max-width:100%\" alt=\"" + escape(alternative) + "\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)) + "\">";
    }

    /** Whether a text is a decimal number. */
    static boolean isNumber(String text) {
        return text.length() < 40 && NUMBER.matcher(text).matches();
    }
}
