package skylab.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a source. It begins with a header between two lines {@code ---}, which names the title in both languages:
 *
 * <pre>
 * ---
 * title: {en: First instance, ko: 첫 인스턴스}
 * ---
 * </pre>
 *
 * <p>and may say {@code languages: together} for one notebook that holds both. What follows are blocks, each of which becomes one cell:
 *
 * <ul>
 *   <li>{@code :::en} to {@code :::} and right behind it {@code :::ko} to {@code :::}: text. A fence of Markdown inside is
 *       a part of the text.
 *   <li>three backquotes and {@code java} to three backquotes: code, the same in both languages; also magics. A longer
 *       fence is closed by one as long.
 * </ul>
 *
 * <p>Behind an opening {@link Attributes} may stand in braces. Blank lines between blocks and comments that fill whole
 * lines ({@code <!-- S0-14 -->}) are not part of the notebooks.
 */
final class SourceParser {
    /** Stands above and below the header. */
    static final String HEADER = "---";

    private static final String CLOSED = ":::";
    private static final Pattern TEXT = Pattern.compile(":::\\s*(\\w*)\\s*(?:\\{(.*)})?\\s*");
    private static final Pattern CODE = Pattern.compile("(`{3,})\\s*(\\w*)\\s*(?:\\{(.*)})?\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,}).*");
    private static final Pattern COMMENT = Pattern.compile("\\s*<!--.*-->\\s*");
    private static final Pattern ENTRY = Pattern.compile("([a-z]+):\\s*(.*?)\\s*");
    private static final Pattern TITLE = Pattern.compile("\\{\\s*en:\\s*(.+?)\\s*,\\s*ko:\\s*(.+?)\\s*}");

    private final String name;
    private final List<String> lines;
    private final Ids ids = new Ids();
    private final List<Block> blocks = new ArrayList<>();
    private int next;

    private SourceParser(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    /**
     * Parses a source.
     *
     * @param name of the file, for what is said of mistakes
     * @throws SourceException with the line, when it cannot be understood
     */
    static CourseSource parse(String name, String text) {
        return new SourceParser(name, text).parse();
    }

    private CourseSource parse() {
        Map<String, String> header = header();
        while (skip()) {
            block();
        }
        if (blocks.isEmpty()) {
            throw new SourceException(name, lines.size(), "there is no cell: a block begins with :::en or ```java");
        }
        Matcher title =
                TITLE.matcher(Optional.ofNullable(header.remove("title")).orElse(""));
        if (!title.matches()) {
            throw new SourceException(name, 2, "the header needs a title: {en: …, ko: …}");
        }
        String file = name.endsWith(CourseSource.SUFFIX)
                ? name.substring(0, name.length() - CourseSource.SUFFIX.length())
                : name;
        return new CourseSource(
                file, new CourseSource.Title(unquoted(title.group(1)), unquoted(title.group(2))), header, blocks);
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private Map<String, String> header() {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new SourceException(name, 1, "a source begins with a header between two lines ---");
        }
        Map<String, String> entries = new HashMap<>();
        for (next = 1; next < lines.size(); next++) {
            if (lines.get(next).equals(HEADER)) {
                next++;
                return entries;
            }
            Matcher entry = ENTRY.matcher(lines.get(next));
            if (entry.matches()) {
                entries.put(entry.group(1), entry.group(2));
            } else if (!lines.get(next).isBlank()) {
                throw new SourceException(name, next + 1, "a line of the header is name: value");
            }
        }
        throw new SourceException(name, 1, "the header is not closed by a line ---");
    }

    /** Goes to the next block; whether there is one. */
    private boolean skip() {
        while (next < lines.size()
                && (lines.get(next).isBlank()
                        || COMMENT.matcher(lines.get(next)).matches())) {
            next++;
        }
        return next < lines.size();
    }

    private void block() {
        Matcher text = TEXT.matcher(lines.get(next));
        Matcher code = CODE.matcher(lines.get(next));
        int line = next + 1;
        if (text.matches()) {
            text(line, text);
        } else if (code.matches()) {
            if (!code.group(2).equals("java")) {
                throw new SourceException(
                        name,
                        line,
                        "a block of code begins with ```java; a fence of another language stands in a text");
            }
            Attributes attributes = attributes(line, code.group(3));
            String source = String.join("\n", upTo(code.group(1), line));
            blocks.add(new Block.Code(line, id(line, attributes, Ids.derived(source)), attributes, source));
        } else {
            throw new SourceException(name, line, "text stands in a block: :::en … ::: and :::ko … :::");
        }
    }

    private void text(int line, Matcher opening) {
        Attributes attributes = attributes(line, opening.group(2));
        String language = language(line, opening.group(1));
        String first = prose(line);
        skip();
        String other = language.equals("en") ? "ko" : "en";
        Matcher partner = TEXT.matcher(next < lines.size() ? lines.get(next) : "");
        if (!partner.matches() || !partner.group(1).equals(other)) {
            throw new SourceException(name, line, "this :::" + language + " has no :::" + other + " right behind it");
        }
        int there = next + 1;
        Attributes both;
        try {
            both = attributes.with(attributes(there, partner.group(2)));
        } catch (IllegalArgumentException e) {
            throw new SourceException(name, there, e.getMessage());
        }
        String second = prose(there);
        boolean english = language.equals("en");
        blocks.add(
                new Block.Text(line, id(line, both, "text"), both, english ? first : second, english ? second : first));
    }

    private String language(int line, String said) {
        if (said.isEmpty()) {
            throw new SourceException(name, line, "this ::: closes nothing");
        }
        if (!said.equals("en") && !said.equals("ko")) {
            throw new SourceException(name, line, "a text is :::en or :::ko, not :::" + said);
        }
        return said;
    }

    /** The lines of a text up to its end, which is no {@code :::} inside of a fence. */
    private String prose(int line) {
        List<String> text = new ArrayList<>();
        String fence = "";
        for (next = line; next < lines.size(); next++) {
            String each = lines.get(next);
            Matcher mark = FENCE.matcher(each);
            if (fence.isEmpty() && each.stripTrailing().equals(CLOSED)) {
                next++;
                return String.join("\n", text).strip();
            }
            if (fence.isEmpty() && each.startsWith(CLOSED)) {
                break;
            }
            if (mark.matches()) {
                fence = fence.isEmpty() ? mark.group(1) : each.strip().equals(fence) ? "" : fence;
            }
            if (!fence.isEmpty() || !COMMENT.matcher(each).matches()) {
                text.add(each);
            }
        }
        throw new SourceException(name, line, "this text is not closed by :::");
    }

    private List<String> upTo(String fence, int line) {
        for (next = line; next < lines.size(); next++) {
            if (lines.get(next).stripTrailing().equals(fence)) {
                List<String> inside = lines.subList(line, next);
                next++;
                return inside;
            }
        }
        throw new SourceException(name, line, "this code is not closed by " + fence);
    }

    private Attributes attributes(int line, String text) {
        try {
            Attributes attributes = text == null ? Attributes.NONE : Attributes.parse(text);
            Roles.check(attributes);
            return attributes;
        } catch (IllegalArgumentException e) {
            throw new SourceException(name, line, e.getMessage());
        }
    }

    private String id(int line, Attributes attributes, String otherwise) {
        Optional<String> given = attributes.id();
        if (given.isEmpty()) {
            return ids.next(otherwise);
        }
        int before = ids.take(given.get(), line);
        if (before > 0) {
            throw new SourceException(name, line, "id=" + given.get() + " is taken by line " + before);
        }
        return given.get();
    }
}
