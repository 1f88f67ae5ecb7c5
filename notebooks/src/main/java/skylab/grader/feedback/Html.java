package skylab.grader.feedback;

/** HTML that is made of texts nobody trusts. */
public final class Html {
    private final StringBuilder html = new StringBuilder();

    /** A text as HTML shows it, whatever is in it. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (c < ' ' && c != '\n' && c != '\t' || c >= 0xD800 && c <= 0xDFFF || isDirection(c)) {
                        escaped.append('\uFFFD');
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    // These turn the direction of writing and can make a text look like another one.
    private static boolean isDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Adds markup of our own. */
    public Html markup(String text) {
        html.append(text);
        return this;
    }

    /** Adds an element with a text in it. */
    public Html element(String name, String cssClass, String text) {
        html.append('<').append(name);
        if (!cssClass.isEmpty()) {
            html.append(" class=\"").append(cssClass).append('"');
        }
        html.append('>').append(escape(text)).append("</").append(name).append(">\n");
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
