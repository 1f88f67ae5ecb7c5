package skylab.kernel.java.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Documentation comments in Markdown, lines that begin with three slashes, as traditional ones. */
final class Markdown {
    private static final Pattern SLASHES = Pattern.compile("^\\s*/// ?");
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1");
    private static final Pattern NAMED_LINK = Pattern.compile("\\[([^\\]\\[]+)]\\[([^\\]\\[]+)]");
    private static final Pattern WEB_LINK = Pattern.compile("\\[([^\\]\\[]+)]\\((https?://[^)\\s]+)\\)");
    private static final Pattern LINK = Pattern.compile("\\[([\\w.]*#?\\w+(?:\\([^)]*\\))?)]");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(\\S(?:.*?\\S)?)\\*\\*|__(\\S(?:.*?\\S)?)__");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])\\*(\\S(?:[^*]*\\S)?)\\*(?![\\w*])");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|(\\d+)[.)])\\s+(.*)$");
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*?)\\s*#*$");

    private final List<String> lines = new ArrayList<>();
    private String list = "";
    private boolean fenced;

    private Markdown() {}

    /** The comment with the marks of the traditional form, its Markdown as HTML and inline tags. */
    static String toTraditional(String comment) {
        Markdown markdown = new Markdown();
        comment.lines()
                .filter(line -> line.strip().startsWith("///"))
                .forEach(line -> markdown.line(SLASHES.matcher(line).replaceFirst("")));
        markdown.endList();
        if (markdown.fenced) {
            markdown.lines.add("}</pre>");
        }
        return markdown.lines.stream()
                .map(line -> " * " + line.replace("*/", "*&#47;"))
                .collect(Collectors.joining("\n", "/**\n", "\n */"));
    }

    private void line(String line) {
        if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
            endList();
            lines.add(fenced ? "}</pre>" : "<pre>{@code");
            fenced = !fenced;
        } else if (fenced) {
            lines.add(line);
        } else if (line.isBlank()) {
            lines.add(list.isEmpty() ? "<p>" : "");
        } else {
            text(line);
        }
    }

    private void text(String line) {
        Matcher item = ITEM.matcher(line);
        Matcher heading = HEADING.matcher(line);
        if (item.matches()) {
            beginList(item.group(1) == null ? "ul" : "ol");
            lines.add("<li>" + inline(item.group(2)));
        } else if (heading.matches()) {
            endList();
            String tag = "h" + Math.min(6, heading.group(1).length() + 2);
            lines.add("<" + tag + ">" + inline(heading.group(2)) + "</" + tag + ">");
        } else {
            if (!Character.isWhitespace(line.charAt(0))) {
                endList();
            }
            lines.add(inline(line));
        }
    }

    private void beginList(String kind) {
        if (!list.equals(kind)) {
            endList();
            lines.add("<" + kind + ">");
            list = kind;
        }
    }

    private void endList() {
        if (!list.isEmpty()) {
            lines.add("</" + list + ">");
            list = "";
        }
    }

    /** Marks within a line; what stands in backquotes stays as it is. */
    private static String inline(String text) {
        StringBuilder html = new StringBuilder();
        Matcher code = CODE.matcher(text);
        int at = 0;
        while (code.find()) {
            html.append(marks(text.substring(at, code.start())));
            html.append("{@code ").append(code.group(2).strip()).append('}');
            at = code.end();
        }
        return html.append(marks(text.substring(at))).toString();
    }

    private static String marks(String text) {
        String linked = WEB_LINK.matcher(text).replaceAll("<a href=\"$2\">$1</a>");
        linked = NAMED_LINK.matcher(linked).replaceAll("{@linkplain $2 $1}");
        linked = LINK.matcher(linked).replaceAll("{@link $1}");
        linked = STRONG.matcher(linked).replaceAll("<strong>$1$2</strong>");
        return EMPHASIS.matcher(linked).replaceAll("<em>$1</em>");
    }
}
