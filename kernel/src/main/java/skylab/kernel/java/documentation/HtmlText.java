package skylab.kernel.java.documentation;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML as plain text: paragraphs, lists and preformatted lines keep their form. */
final class HtmlText {
    private static final Pattern TAG = Pattern.compile("<(/?)(\\w+)[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#\\d{1,7}|\\w+);");
    private static final Set<String> BLOCKS =
            Set.of("p", "pre", "ul", "ol", "dl", "table", "blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LINES = Set.of("br", "tr", "dt", "dd");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("le", "≤"),
            Map.entry("ge", "≥"),
            Map.entry("ne", "≠"),
            Map.entry("times", "×"),
            Map.entry("minus", "−"),
            Map.entry("infin", "∞"),
            Map.entry("pi", "π"),
            Map.entry("hellip", "…"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("copy", "©"),
            Map.entry("middot", "·"),
            Map.entry("rarr", "→"),
            Map.entry("sup2", "²"));

    private final StringBuilder text = new StringBuilder();
    private int preformatted;

    private HtmlText() {}

    /** The text of a fragment. */
    static String of(String html) {
        HtmlText result = new HtmlText();
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find()) {
            result.characters(html.substring(at, tag.start()));
            result.tag(
                    tag.group(2).toLowerCase(java.util.Locale.ROOT),
                    !tag.group(1).isEmpty());
            at = tag.end();
        }
        result.characters(html.substring(at));
        return result.text
                .toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private void tag(String name, boolean closes) {
        if (name.equals("pre")) {
            preformatted += closes ? -1 : 1;
        }
        if (BLOCKS.contains(name)) {
            text.append("\n\n");
        } else if (name.equals("li") && !closes) {
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "- " : "\n- ");
        } else if (LINES.contains(name) && !closes) {
            text.append(name.equals("dd") ? "\n    " : "\n");
        } else if ((name.equals("td") || name.equals("th")) && closes) {
            text.append("  ");
        }
    }

    private void characters(String html) {
        String plain = ENTITY.matcher(html).replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1))));
        if (preformatted > 0) {
            text.append(plain);
            return;
        }
        String collapsed = plain.replaceAll("\\s+", " ");
        boolean atSpace = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atSpace ? collapsed.stripLeading() : collapsed);
    }

    private static String entity(String name) {
        if (name.startsWith("#")) {
            boolean hex = name.startsWith("#x");
            int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(point) ? Character.toString(point) : "";
        }
        return ENTITIES.getOrDefault(name, "&" + name + ";");
    }
}
