package skylab.kernel.display;

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

    /** A remark in small letters, fainter than the text around it in whatever colour that has. */
    public static String note(String text) {
        return "<p style=\"opacity:.7;font-size:90%;margin:.2em 0\">" + escape(text) + "</p>";
    }

    /** Whether a text is a decimal number. */
    static boolean isNumber(String text) {
        return text.length() < 40 && NUMBER.matcher(text).matches();
    }
}
