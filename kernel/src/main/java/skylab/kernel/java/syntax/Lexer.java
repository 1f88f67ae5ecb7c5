package skylab.kernel.java.syntax;

import java.util.ArrayList;
import java.util.List;
import skylab.kernel.java.syntax.Token.Kind;

/** Cuts any text into tokens of Java; never fails, whatever the text is. Symbols are single characters. */
public final class Lexer {
    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String code) {
        this.code = code;
    }

    /** All tokens in order, comments among them. */
    public static List<Token> tokens(String code) {
        Lexer lexer = new Lexer(code);
        while (lexer.at < code.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /** The tokens that the compiler would see. */
    public static List<Token> significant(String code) {
        return tokens(code).stream().filter(token -> !token.isComment()).toList();
    }

    private void next() {
        char c = code.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (code.startsWith("//", at)) {
            int newline = code.indexOf('\n', at);
            add(Kind.LINE_COMMENT, newline < 0 ? code.length() : newline, true);
        } else if (code.startsWith("/*", at)) {
            until(Kind.BLOCK_COMMENT, at + 2, "*/");
        } else if (code.startsWith("\"\"\"", at)) {
            until(Kind.TEXT_BLOCK, at + 3, "\"\"\"");
        } else if (c == '"') {
            until(Kind.STRING, at + 1, "\"");
        } else if (c == '\'') {
            until(Kind.CHARACTER, at + 1, "'");
        } else if (Character.isJavaIdentifierStart(code.codePointAt(at))) {
            add(Kind.WORD, wordEnd(at), true);
        } else if (Character.isDigit(c)) {
            add(Kind.NUMBER, numberEnd(), true);
        } else {
            add(Kind.SYMBOL, at + Character.charCount(code.codePointAt(at)), true);
        }
    }

    private void until(Kind kind, int from, String closing) {
        boolean oneLine = kind == Kind.STRING || kind == Kind.CHARACTER;
        int i = from;
        while (i < code.length()) {
            char c = code.charAt(i);
            if (code.startsWith(closing, i)) {
                add(kind, i + closing.length(), true);
                return;
            }
            if (oneLine && c == '\n') {
                break;
            }
            i += c == '\\' && kind != Kind.BLOCK_COMMENT ? 2 : 1;
        }
        add(kind, Math.min(i, code.length()), false);
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < code.length() && Character.isJavaIdentifierPart(code.codePointAt(i))) {
            i += Character.charCount(code.codePointAt(i));
        }
        return i;
    }

    private int numberEnd() {
        int i = at;
        while (i < code.length()) {
            char c = code.charAt(i);
            boolean point =
                    c == '.' && (i + 1 >= code.length() || !Character.isJavaIdentifierStart(code.charAt(i + 1)));
            boolean exponentSign = (c == '+' || c == '-') && "eEpP".indexOf(code.charAt(i - 1)) >= 0 && !isHex();
            if (!Character.isLetterOrDigit(c) && c != '_' && !point && !exponentSign) {
                break;
            }
            i++;
        }
        return i;
    }

    private boolean isHex() {
        return code.startsWith("0x", at) || code.startsWith("0X", at);
    }

    private void add(Kind kind, int end, boolean closed) {
        tokens.add(new Token(kind, at, end, closed));
        at = end;
    }
}
