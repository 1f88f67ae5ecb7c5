package skylab.kernel.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.display.Html;

/**
 * The Markdown of CloudWatch's text widgets as HTML (AWS General Reference, "Using Markdown in the AWS Management
 * Console"): headings, paragraphs, lists, tables, code, bold, italics, links, rules. All of the text is escaped first, so
 * that nothing of it is markup but what is made here; links lead to the web only.
 */
final class MarkdownText {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern BULLET = Pattern.compile("\\s*[*+-]\\s+(.*)");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+[.)]\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("\\s*([-*_])(\\s*\\1){2,}\\s*");
    private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|?(\\s*:?-+:?\\s*\\|)+(\\s*:?-+:?\\s*)?");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\[\\]]*)\\]\\((?:button:(?:primary:)?)?(https?://[^\\s()<>\u0000]*)\\)");
    private static final Pattern BOLD = Pattern.compile("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern ITALIC = Pattern.compile("(?<![\\w*])([*_])(?=\\S)([^*_]+?)(?<=\\S)\\1(?![\\w*])");
    private static final Pattern KEPT = Pattern.compile("\u0000(\\d+)\u0000");

    private final StringBuilder html = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private String list = "";

    private MarkdownText() {}

    /** The HTML of a text. */
    static String html(String markdown) {
        MarkdownText text = new MarkdownText();
        text.read(List.of(markdown.replace('\u0000', ' ').split("\\R", -1)));
        return text.html.toString();
    }

    private void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.stripLeading().startsWith("```")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).stripLeading().startsWith("```")) {
                    end++;
                }
                endBlock();
                html.append("<pre>")
                        .append(Html.escape(String.join("\n", lines.subList(i + 1, end))))
                        .append("</pre>");
                i = end;
            } else if (i + 1 < lines.size()
                    && line.contains("|")
                    && TABLE_RULE.matcher(lines.get(i + 1)).matches()) {
                i = table(lines, i);
            } else {
                line(line);
            }
        }
        endBlock();
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher bullet = BULLET.matcher(line);
        Matcher number = NUMBER.matcher(line);
        if (line.isBlank()) {
            endBlock();
        } else if (heading.matches()) {
            endBlock();
            int level = heading.group(1).length();
            html.append("<h%d style=\"margin:.2em 0\">%s</h%d>".formatted(level, inline(heading.group(2)), level));
        } else if (RULE.matcher(line).matches()) {
            endBlock();
            html.append("<hr>");
        } else if (bullet.matches()) {
            item("ul", bullet.group(1));
        } else if (number.matches()) {
            item("ol", number.group(1));
        } else {
            endList();
            paragraph.add(line.strip());
        }
    }

    private int table(List<String> lines, int first) {
        endBlock();
        html.append("<table><thead><tr>");
        cells(lines.get(first))
                .forEach(cell -> html.append("<th>").append(inline(cell)).append("</th>"));
        html.append("</tr></thead><tbody>");
        int i = first + 2;
        for (; i < lines.size() && lines.get(i).contains("|"); i++) {
            html.append("<tr>");
            cells(lines.get(i))
                    .forEach(cell -> html.append("<td>").append(inline(cell)).append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        return i - 1;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return List.of(inner.split("\\|", -1)).stream().map(String::strip).toList();
    }

    private void item(String kind, String text) {
        endParagraph();
        if (!list.equals(kind)) {
            endList();
            html.append('<').append(kind).append('>');
            list = kind;
        }
        html.append("<li>").append(inline(text)).append("</li>");
    }

    private void endBlock() {
        endParagraph();
        endList();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            html.append("<p style=\"margin:.3em 0\">")
                    .append(inline(String.join("\n", paragraph)))
                    .append("</p>");
            paragraph.clear();
        }
    }

    private void endList() {
        if (!list.isEmpty()) {
            html.append("</").append(list).append('>');
            list = "";
        }
    }

    /** Code and links stand aside while the rest is marked, so that what is in them stays as it is. */
    private static String inline(String text) {
        List<String> kept = new ArrayList<>();
        String marked =
                CODE.matcher(Html.escape(text)).replaceAll(code -> keep(kept, "<code>" + code.group(1) + "</code>"));
        marked = LINK.matcher(marked)
                .replaceAll(link -> keep(
                        kept,
                        "<a href=\"" + link.group(2) + "\" rel=\"noopener\" target=\"_blank\">" + link.group(1)
                                + "</a>"));
        marked = BOLD.matcher(marked).replaceAll("<b>$2</b>");
        marked = ITALIC.matcher(marked).replaceAll("<i>$2</i>");
        while (KEPT.matcher(marked).find()) {
            marked = KEPT.matcher(marked)
                    .replaceAll(place -> Matcher.quoteReplacement(kept.get(Integer.parseInt(place.group(1)))));
        }
        return marked;
    }

    private static String keep(List<String> kept, String html) {
        kept.add(html);
        return "\u0000" + (kept.size() - 1) + "\u0000";
    }
}
