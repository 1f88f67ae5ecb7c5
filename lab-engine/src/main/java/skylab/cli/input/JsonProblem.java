package skylab.cli.input;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a text that should be JSON (RFC 8259), in the words of Python, in which the command line is written. */
final class JsonProblem {
    private static final Pattern LITERAL =
            Pattern.compile("null|true|false|NaN|-?Infinity|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final int DEEPEST = 900;

    private final String text;
    private int at;

    private JsonProblem(String text) {
        this.text = text;
    }

    /** The end of the reading. */
    private static final class Found extends RuntimeException {
        Found(String message) {
            super(message, null, false, false);
        }
    }

    /** The first problem; empty if there is none. */
    static Optional<String> of(String text) {
        JsonProblem reader = new JsonProblem(text);
        try {
            reader.spaces();
            reader.value(0);
            reader.spaces();
            if (reader.at < text.length()) {
                throw reader.found("Extra data", reader.at);
            }
            return Optional.empty();
        } catch (Found found) {
            return Optional.of(found.getMessage());
        }
    }

    private Found found(String what, int where) {
        int line = (int) text.substring(0, where)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
        int column = where - text.lastIndexOf('\n', where - 1);
        return new Found(what + ": line " + line + " column " + column + " (char " + where + ")");
    }

    private void value(int depth) {
        if (depth > DEEPEST) {
            throw found("Too many structures in each other", at);
        }
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> {
                Matcher literal = LITERAL.matcher(text).region(at, text.length());
                if (!literal.lookingAt()) {
                    throw found("Expecting value", at);
                }
                at = literal.end();
            }
        }
    }

    private void object(int depth) {
        at++;
        spaces();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw found("Expecting property name enclosed in double quotes", at);
            }
            string();
            spaces();
            if (peek() != ':') {
                throw found("Expecting ':' delimiter", at);
            }
            at++;
            spaces();
            value(depth + 1);
            spaces();
            if (peek() == '}') {
                at++;
                return;
            }
            if (peek() != ',') {
                throw found("Expecting ',' delimiter", at);
            }
            int comma = at++;
            spaces();
            if (peek() == '}') {
                throw found("Illegal trailing comma before end of object", comma);
            }
        }
    }

    private void array(int depth) {
        at++;
        spaces();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth + 1);
            spaces();
            if (peek() == ']') {
                at++;
                return;
            }
            if (peek() != ',') {
                throw found("Expecting ',' delimiter", at);
            }
            at++;
            spaces();
        }
    }

    private void string() {
        int begin = at++;
        while (peek() != '"') {
            if (at >= text.length()) {
                throw found("Unterminated string starting at", begin);
            }
            if (peek() < ' ') {
                throw found("Invalid control character at", at);
            }
            if (peek() == '\\') {
                escape(begin);
            } else {
                at++;
            }
        }
        at++;
    }

    private void escape(int begin) {
        int backslash = at++;
        if (at >= text.length()) {
            throw found("Unterminated string starting at", begin);
        }
        if (peek() == 'u') {
            if (!text.substring(at + 1, Math.min(text.length(), at + 5)).matches("[0-9a-fA-F]{4}")) {
                throw found("Invalid \\uXXXX escape", at + 1);
            }
            at += 5;
        } else if ("\"\\/bfnrt".indexOf(peek()) >= 0) {
            at++;
        } else {
            throw found("Invalid \\escape", backslash);
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void spaces() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
