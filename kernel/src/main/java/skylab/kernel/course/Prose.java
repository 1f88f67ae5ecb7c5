package skylab.kernel.course;

import java.util.regex.Pattern;
import skylab.kernel.display.Html;

/** Sentences of checks and hints as HTML: what stands between backquotes is code, a fence of three holds a block of it. */
final class Prose {
    private static final Pattern BLOCK = Pattern.compile("\\s*```(?:\\w*)\\n(.*?)\\n?```\\s*", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Prose() {}

    static String html(String text) {
        String escaped = BLOCK.matcher(Html.escape(text)).replaceAll("<pre style=\"margin:.4em 0\">$1</pre>");
        return CODE.matcher(escaped).replaceAll("<code>$1</code>");
    }
}
