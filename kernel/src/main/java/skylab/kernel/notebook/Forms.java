package skylab.kernel.notebook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Texts and files in the forms that front ends know. */
final class Forms {
    private Forms() {}

    /** A text whose source is also what front ends show that do not know the type. */
    static MimeBundle of(String mimeType, String source) {
        return MimeBundle.of(source, mimeType, source);
    }

    static MimeBundle html(String html) {
        return of("text/html", html);
    }

    static MimeBundle svg(String svg) {
        return MimeBundle.of("<svg>", "image/svg+xml", svg);
    }

    static MimeBundle latex(String formula) {
        boolean delimited = formula.startsWith("$") || formula.startsWith("\\begin") || formula.startsWith("\\[");
        return MimeBundle.of(formula, "text/latex", delimited ? formula : "$$" + formula + "$$");
    }

    /**
     * A picture by the first bytes of its file.
     *
     * @throws IllegalArgumentException when they are of no picture that browsers show
     */
    static MimeBundle image(byte[] file) {
        String type = type(new String(file, 0, Math.min(file.length, 256), StandardCharsets.ISO_8859_1));
        if (type.equals("image/svg+xml")) {
            return svg(new String(file, StandardCharsets.UTF_8));
        }
        return MimeBundle.of(
                "<" + type + ", " + file.length + " B>",
                type,
                Base64.getEncoder().encodeToString(file));
    }

    private static String type(String beginning) {
        if (beginning.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (beginning.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (beginning.startsWith("GIF8")) {
            return "image/gif";
        }
        if (beginning.startsWith("RIFF") && beginning.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        if (beginning.contains("<svg") || beginning.startsWith("<?xml")) {
            return "image/svg+xml";
        }
        throw new IllegalArgumentException("PNG, JPEG, GIF, WebP or SVG?");
    }
}
