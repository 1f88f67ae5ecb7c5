package skylab.guest.cloudinit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML as cloud-config files use it: maps, lists, scalars plain or in quotes, blocks after a bar or a greater-than
 * sign, lists and maps in brackets. Maps become {@link Map}, lists {@link List}, scalars strings.
 */
final class Yaml {
    private final List<Line> lines = new ArrayList<>();
    private int at;

    private record Line(int number, int indent, String text, String raw) {}

    /** A text that is no YAML. */
    static final class Malformed extends RuntimeException {
        Malformed(int line, int column, String why) {
            super("Invalid format at line " + line + " column " + column + ": \"" + why + "\"", null, false, false);
        }
    }

    private Yaml(String text) {
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.replace("\r", "");
            lines.add(new Line(
                    number,
                    line.length() - line.stripLeading().length(),
                    comment(line).strip(),
                    line));
        }
    }

    /**
     * The value of a text.
     *
     * @throws Malformed if it is none
     */
    static Object parse(String text) {
        Yaml yaml = new Yaml(text);
        yaml.skip();
        if (yaml.at == yaml.lines.size()) {
            return Map.of();
        }
        Object value = yaml.block(yaml.lines.get(yaml.at).indent());
        yaml.skip();
        if (yaml.at < yaml.lines.size()) {
            throw yaml.wrong("expected <block end>, but found another beginning");
        }
        return value;
    }

    // A number sign begins a comment at the beginning of a line or after a space, not within quotes.
    private static String comment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (i == 0 || " [{,:-".indexOf(line.charAt(i - 1)) >= 0)) {
                quote = c;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private Malformed wrong(String why) {
        Line line = lines.get(Math.min(at, lines.size() - 1));
        return new Malformed(line.number(), line.indent() + 1, why);
    }

    private void skip() {
        while (at < lines.size()
                && (lines.get(at).text().isEmpty() || lines.get(at).text().equals("---"))) {
            at++;
        }
    }

    private Object block(int indent) {
        Line line = lines.get(at);
        if (line.text().startsWith("\t")) {
            throw wrong("found character '\\t' that cannot start any token");
        }
        if (line.text().equals("-") || line.text().startsWith("- ")) {
            return list(indent);
        } else if (key(line.text()) > 0) {
            return map(indent);
        }
        at++;
        return scalar(line.text());
    }

    private List<Object> list(int indent) {
        List<Object> items = new ArrayList<>();
        for (skip(); at < lines.size(); skip()) {
            Line line = lines.get(at);
            if (line.indent() != indent
                    || !(line.text().equals("-") || line.text().startsWith("- "))) {
                break;
            }
            String rest = line.text().substring(1).strip();
            int inner = line.indent() + line.text().indexOf(rest.isEmpty() ? "-" : rest, 1);
            if (rest.isEmpty()) {
                at++;
                skip();
                items.add(
                        at < lines.size() && lines.get(at).indent() > indent
                                ? block(lines.get(at).indent())
                                : "");
            } else if (rest.startsWith("- ") || (key(rest) > 0 && !rest.startsWith("[") && !rest.startsWith("{"))) {
                lines.set(at, new Line(line.number(), inner, rest, line.raw()));
                items.add(block(inner));
            } else {
                items.add(value(rest, indent));
            }
        }
        return items;
    }

    private Map<String, Object> map(int indent) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (skip(); at < lines.size(); skip()) {
            Line line = lines.get(at);
            if (line.indent() != indent) {
                if (line.indent() > indent) {
                    throw wrong("mapping values are not allowed here");
                }
                break;
            }
            int colon = key(line.text());
            if (colon <= 0) {
                if (line.text().startsWith("- ")) {
                    break;
                }
                throw wrong("could not find expected ':'");
            }
            String name = scalar(line.text().substring(0, colon).strip());
            String rest = line.text().substring(colon + 1).strip();
            if (!rest.isEmpty()) {
                entries.put(name, value(rest, indent));
                continue;
            }
            at++;
            skip();
            boolean listBelow = at < lines.size()
                    && lines.get(at).indent() == indent
                    && (lines.get(at).text().startsWith("- ")
                            || lines.get(at).text().equals("-"));
            boolean deeper = at < lines.size() && lines.get(at).indent() > indent;
            entries.put(name, deeper || listBelow ? block(lines.get(at).indent()) : "");
        }
        return entries;
    }

    // Where the colon after a key is; not positive if the text does not begin with a key.
    private static int key(String text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && i == 0) {
                quote = c;
            } else if (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
                return i;
            } else if ((c == '[' || c == '{') && i == 0) {
                return -1;
            }
        }
        return -1;
    }

    private Object value(String text, int indent) {
        int line = at++;
        if (text.startsWith("|") || text.startsWith(">")) {
            return literal(text, indent);
        }
        StringBuilder whole = new StringBuilder(text);
        boolean flow = text.startsWith("[") || text.startsWith("{");
        while (at < lines.size()
                && (flow ? !balanced(whole.toString()) : lines.get(at).indent() > indent)
                && !lines.get(at).text().isEmpty()) {
            if (!flow && key(lines.get(at).text()) > 0) {
                at = line;
                throw wrong("mapping values are not allowed here");
            }
            whole.append(' ').append(lines.get(at++).text());
        }
        if (flow) {
            if (!balanced(whole.toString())) {
                throw wrong("expected ',' or ']', but got '<stream end>'");
            }
            return new Flow(whole.toString()).value();
        }
        return scalar(whole.toString());
    }

    private static boolean balanced(String text) {
        int depth = 0;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            }
        }
        return depth <= 0;
    }

    private String literal(String style, int indent) {
        StringBuilder text = new StringBuilder();
        int margin = -1;
        while (at < lines.size()) {
            Line line = lines.get(at);
            boolean blank = line.raw().isBlank();
            if (!blank && line.indent() <= indent) {
                break;
            }
            margin = margin < 0 && !blank ? line.indent() : margin;
            String part = blank
                    ? ""
                    : line.raw().substring(Math.min(margin, line.raw().length()));
            text.append(part).append('\n');
            at++;
        }
        String result = text.toString();
        if (style.startsWith(">")) {
            result = result.stripTrailing().replaceAll("(?<!\n)\n(?!\n)", " ") + "\n";
        }
        return style.contains("+")
                ? result
                : style.contains("-") ? result.stripTrailing() : result.stripTrailing() + "\n";
    }

    /** The text of a scalar, out of its quotes. */
    static String scalar(String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        } else if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1)
                    .replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .replace("\\\"", "\"")
                    .replace("\\\\", "\\");
        }
        return text.equals("~") || text.equals("null") ? "" : text;
    }

    /** Lists and maps in brackets. */
    private static final class Flow {
        private final String text;
        private int at;

        Flow(String text) {
            this.text = text;
        }

        Object value() {
            blank();
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (c == '[') {
                at++;
                List<Object> items = new ArrayList<>();
                for (blank(); at < text.length() && text.charAt(at) != ']'; blank()) {
                    int before = at;
                    items.add(value());
                    comma();
                    at += at == before ? 1 : 0;
                }
                at++;
                return items;
            } else if (c == '{') {
                at++;
                Map<String, Object> entries = new LinkedHashMap<>();
                for (blank(); at < text.length() && text.charAt(at) != '}'; blank()) {
                    int before = at;
                    String key = word(":,}");
                    if (at < text.length() && text.charAt(at) == ':') {
                        at++;
                    }
                    entries.put(key, value());
                    comma();
                    at += at == before ? 1 : 0;
                }
                at++;
                return entries;
            }
            return word(",]}");
        }

        private void blank() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private void comma() {
            blank();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }

        private String word(String ends) {
            blank();
            int begin = at;
            char quote = 0;
            while (at < text.length() && (quote != 0 || ends.indexOf(text.charAt(at)) < 0)) {
                char c = text.charAt(at++);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if ((c == '"' || c == '\'')
                        && text.substring(begin, at - 1).isBlank()) {
                    quote = c;
                }
            }
            // A character that ends nothing here would be met again and again.
            at = at == begin && at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 ? at + 1 : at;
            return scalar(text.substring(begin, at).strip());
        }
    }
}
