package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.process.UsageError;

/** Cuts an awk program into tokens. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Set<String> KEYWORDS = Set.of(
            "BEGIN",
            "END",
            "function",
            "func",
            "if",
            "else",
            "while",
            "for",
            "do",
            "break",
            "continue",
            "next",
            "nextfile",
            "exit",
            "return",
            "delete",
            "in",
            "getline",
            "print",
            "printf");
    private static final List<String> OPERATORS = List.of(
            "**=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "**", "==", "<=", ">=", "!=", "!~", ">>",
            "{", "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!", ">", "<", "|", "?", ":", "~",
            "$", "=");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    /** What a token is. */
    enum Kind {
        NUMBER,
        TEXT,
        REGEX,
        NAME,
        /** A name with an opening parenthesis directly after it. */
        FUNCTION,
        KEYWORD,
        OPERATOR,
        NEWLINE,
        END
    }

    /** A token; of texts and expressions, what is between the delimiters, with escapes still in it. */
    record Token(Kind kind, String text, int line) {
        boolean is(String wanted) {
            return text.equals(wanted) && (kind == Kind.OPERATOR || kind == Kind.KEYWORD);
        }
    }

    static List<Token> of(String source) {
        Lexer lexer = new Lexer(source);
        lexer.all();
        return lexer.tokens;
    }

    private int line() {
        return (int) source.substring(0, Math.min(at, source.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line()));
    }

    private void all() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\n') {
                add(Kind.NEWLINE, "\n");
                at++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (source.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (c == '"') {
                add(Kind.TEXT, delimited('"', "unterminated string"));
            } else if (c == '/' && regexAllowed()) {
                add(Kind.REGEX, delimited('/', "unterminated regexp"));
            } else if (Character.isLetter(c) || c == '_') {
                name();
            } else {
                numberOrOperator();
            }
        }
        add(Kind.END, "");
    }

    // After something that has a value, a slash divides.
    private boolean regexAllowed() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 1);
        return switch (last.kind) {
            case NUMBER, TEXT, REGEX, NAME -> false;
            case OPERATOR -> !List.of(")", "]", "$", "++", "--").contains(last.text);
            default -> true;
        };
    }

    private String delimited(char delimiter, String problem) {
        int begin = ++at;
        boolean bracket = false;
        while (at < source.length() && (source.charAt(at) != delimiter || bracket)) {
            char c = source.charAt(at);
            if (c == '\n') {
                break;
            } else if (c == '\\') {
                at++;
            } else if (delimiter == '/' && c == '[' && !bracket) {
                bracket = true;
                // A bracket first in a set is a member of it.
                at += source.startsWith("^", at + 1) ? 1 : 0;
                at += source.startsWith("]", at + 1) ? 1 : 0;
            } else if (c == ']') {
                bracket = false;
            }
            at++;
        }
        if (at >= source.length() || source.charAt(at) != delimiter) {
            throw new UsageError("cmd. line:" + line() + ": " + problem, 1);
        }
        return source.substring(begin, at++);
    }

    private void name() {
        int begin = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
            at++;
        }
        String name = source.substring(begin, at);
        boolean call = at < source.length() && source.charAt(at) == '(';
        add(KEYWORDS.contains(name) ? Kind.KEYWORD : call ? Kind.FUNCTION : Kind.NAME, name);
    }

    private void numberOrOperator() {
        Matcher number = NUMBER.matcher(source).region(at, source.length());
        if (number.lookingAt()) {
            add(Kind.NUMBER, number.group());
            at = number.end();
            return;
        }
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                add(Kind.OPERATOR, operator.replace("**", "^"));
                at += operator.length();
                return;
            }
        }
        throw new UsageError("cmd. line:" + line() + ": syntax error at or near " + source.charAt(at), 1);
    }
}
