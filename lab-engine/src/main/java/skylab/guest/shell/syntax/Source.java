package skylab.guest.shell.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text being parsed, a position in it, and what is known about places further on. */
final class Source {
    /** Deeper nesting than this is refused: the parser and the interpreter are recursive. */
    private static final int MAXIMUM_DEPTH = 150;

    private static final int NO_CHARACTER = -1;

    private final boolean more;
    private final Map<Integer, Integer> hereDocumentEnds = new HashMap<>();
    private final List<Expansion> expansions = new ArrayList<>();
    private final int firstLine;
    private String text;
    private int position;
    private int depth;

    /** An alias that is being replaced: not replaced again before this distance from the end of the text. */
    private record Expansion(String name, int remaining) {}

    Source(String text, int position, boolean more, int depth, int firstLine) {
        this.text = text;
        this.position = position;
        this.more = more;
        this.depth = depth;
        this.firstLine = firstLine;
    }

    boolean more() {
        return more;
    }

    int depth() {
        return depth;
    }

    int position() {
        return position;
    }

    void position(int place) {
        position = place;
    }

    String text() {
        return text;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        int at = position + ahead;
        return at < text.length() ? text.charAt(at) : NO_CHARACTER;
    }

    char take() {
        return text.charAt(position++);
    }

    boolean takeIf(String expected) {
        if (text.startsWith(expected, position)) {
            position += expected.length();
            return true;
        }
        return false;
    }

    /** Passes a newline and the here-documents that follow it. */
    void passNewline() {
        int at = position++;
        Integer end = hereDocumentEnds.get(text.length() - at);
        if (end != null) {
            position = Math.min(text.length(), text.length() - end);
        }
    }

    /** The body of a here-document whose operator ends here; the delimiter's line is left out. */
    String hereDocument(String delimiter, boolean stripTabs) {
        int newline = endOfLine();
        if (newline < 0) {
            if (more) {
                throw endOfFile().inHereDocument();
            }
            return "";
        }
        int key = text.length() - newline;
        int at = hereDocumentEnds.containsKey(key) ? text.length() - hereDocumentEnds.get(key) : newline + 1;
        StringBuilder body = new StringBuilder();
        while (true) {
            if (at >= text.length()) {
                if (more) {
                    throw endOfFile().inHereDocument();
                }
                break;
            }
            int end = text.indexOf('\n', at);
            String line = end < 0 ? text.substring(at) : text.substring(at, end);
            at = end < 0 ? text.length() : end + 1;
            String stripped = stripTabs ? line.replaceFirst("^\t+", "") : line;
            if (stripped.equals(delimiter)) {
                break;
            }
            body.append(stripped);
            if (end >= 0) {
                body.append('\n');
            }
        }
        hereDocumentEnds.put(key, text.length() - at);
        return body.toString();
    }

    private int endOfLine() {
        int at = text.indexOf('\n', position);
        while (at > 0 && text.charAt(at - 1) == '\\' && !(at > 1 && text.charAt(at - 2) == '\\')) {
            at = text.indexOf('\n', at + 1);
        }
        return at;
    }

    /** Replaces the text from a place to the present position by the value of an alias. */
    void replace(int from, String name, String value) {
        expansions.add(new Expansion(name, text.length() - position));
        text = text.substring(0, from) + value + text.substring(position);
        position = from;
    }

    /** The aliases that may not be replaced at a place, because they are being replaced. */
    Set<String> beingReplaced(int place) {
        Set<String> names = new java.util.HashSet<>();
        for (Expansion expansion : expansions) {
            if (text.length() - place > expansion.remaining()) {
                names.add(expansion.name());
            }
        }
        return names;
    }

    void enter() {
        if (++depth > MAXIMUM_DEPTH) {
            throw new SyntaxError("maximum nesting level exceeded", line(position), false, null);
        }
    }

    void leave() {
        depth--;
    }

    /** The line of a place, from 1. */
    int line(int place) {
        int line = firstLine;
        int end = Math.min(place, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    SyntaxError unexpected(String token, int place) {
        int start = text.lastIndexOf('\n', Math.min(place, text.length()) - 1) + 1;
        int end = text.indexOf('\n', Math.max(start, place));
        String offending = text.substring(Math.min(start, text.length()), end < 0 ? text.length() : end);
        return new SyntaxError("syntax error near unexpected token `" + token + "'", line(place), false, offending);
    }

    SyntaxError unmatched(String closer, int opened) {
        int line = closer.equals(")") ? lastLine() : line(opened);
        return new SyntaxError("unexpected EOF while looking for matching `" + closer + "'", line, true, null);
    }

    SyntaxError endOfFile() {
        return new SyntaxError("syntax error: unexpected end of file", lastLine(), true, null);
    }

    /** The line after the last one: where the end of the text is met. */
    private int lastLine() {
        return line(text.length()) + (text.endsWith("\n") ? 0 : 1);
    }

    SyntaxError error(String message) {
        return new SyntaxError(message, line(position), false, null);
    }
}
