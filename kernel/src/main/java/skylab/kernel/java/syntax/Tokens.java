package skylab.kernel.java.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a stretch of Java without white space and comments, with the partner of each bracket (JLS 3). Any text
 * has tokens: what is no Java at all is left to the compiler to say.
 */
public final class Tokens {
    private static final Set<String> LONG_SYMBOLS = Set.of(
            "->", "::", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=");

    /** What kind of token stands somewhere. */
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SYMBOL
    }

    private record Token(Kind kind, int start, int end) {}

    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private final int[] partners;

    /** The tokens between two UTF-16 indexes of a text. */
    public Tokens(String code, int from, int to) {
        this.code = code;
        scan(from, to);
        partners = partners();
    }

    /** How many there are. */
    public int size() {
        return tokens.size();
    }

    /** UTF-16 index where a token begins; behind the last one the end of the last. */
    public int start(int i) {
        return i < size() ? tokens.get(i).start() : end(size() - 1);
    }

    /** UTF-16 index behind a token; 0 when there is none. */
    public int end(int i) {
        return i < 0 ? 0 : tokens.get(Math.min(i, size() - 1)).end();
    }

    /** The text of a token; empty behind the last one. */
    public String text(int i) {
        return i >= 0 && i < size()
                ? code.substring(tokens.get(i).start(), tokens.get(i).end())
                : "";
    }

    /** Whether a token reads like this. */
    public boolean is(int i, String text) {
        return i >= 0
                && i < size()
                && tokens.get(i).end() - tokens.get(i).start() == text.length()
                && code.startsWith(text, tokens.get(i).start());
    }

    /** Whether a token is a keyword or an identifier. */
    public boolean isWord(int i) {
        return i >= 0 && i < size() && tokens.get(i).kind() == Kind.WORD;
    }

    /** Whether a token is an identifier that could name something. */
    public boolean isName(int i) {
        return isWord(i) && !Keywords.RESERVED.contains(text(i));
    }

    /** The index of the bracket that closes the one at an index; the last token when none does. */
    public int partner(int i) {
        return partners[i];
    }

    /** All names and keywords that occur. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < size(); i++) {
            if (isWord(i)) {
                words.add(text(i));
            }
        }
        return words;
    }

    private int[] partners() {
        int[] result = new int[size()];
        Arrays.fill(result, Math.max(0, size() - 1));
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < size(); i++) {
            if (is(i, "(") || is(i, "[") || is(i, "{")) {
                open.push(i);
            } else if ((is(i, ")") || is(i, "]") || is(i, "}")) && !open.isEmpty()) {
                result[open.pop()] = i;
            }
        }
        return result;
    }

    private void scan(int from, int to) {
        int at = from;
        while (at < to) {
            char c = code.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (code.startsWith("//", at)) {
                at = before(to, code.indexOf('\n', at));
            } else if (code.startsWith("/*", at)) {
                int close = code.indexOf("*/", at + 2);
                at = close < 0 ? to : Math.min(to, close + 2);
            } else {
                Token token = token(at, to);
                tokens.add(token);
                at = token.end();
            }
        }
    }

    private Token token(int at, int to) {
        int c = code.codePointAt(at);
        if (Character.isJavaIdentifierStart(c)) {
            return new Token(Kind.WORD, at, word(at, to));
        }
        if (Character.isDigit(c) || c == '.' && at + 1 < to && Character.isDigit(code.charAt(at + 1))) {
            return new Token(Kind.NUMBER, at, number(at, to));
        }
        if (code.startsWith("\"\"\"", at)) {
            return new Token(Kind.TEXT, at, textEnd(at + 3, to, "\"\"\"", true));
        }
        if (c == '"' || c == '\'') {
            return new Token(Kind.TEXT, at, textEnd(at + 1, to, Character.toString(c), false));
        }
        boolean isLong = at + 2 <= to && LONG_SYMBOLS.contains(code.substring(at, at + 2));
        return new Token(Kind.SYMBOL, at, Math.min(to, at + (isLong ? 2 : Character.charCount(c))));
    }

    private int word(int at, int to) {
        int end = at;
        while (end < to && Character.isJavaIdentifierPart(code.codePointAt(end))) {
            end += Character.charCount(code.codePointAt(end));
        }
        return end;
    }

    private int number(int at, int to) {
        int end = at;
        while (end < to) {
            char c = code.charAt(end);
            boolean exponent = (c == '+' || c == '-') && "eEpP".indexOf(code.charAt(end - 1)) >= 0;
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && !(exponent && !hexadecimal(at, end))) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Whether an e in this number is a digit and no exponent. */
    private boolean hexadecimal(int at, int end) {
        return (code.startsWith("0x", at) || code.startsWith("0X", at)) && "eE".indexOf(code.charAt(end - 1)) >= 0;
    }

    private int textEnd(int at, int to, String quote, boolean severalLines) {
        int end = at;
        while (end < to && !code.startsWith(quote, end)) {
            if (code.charAt(end) == '\n' && !severalLines) {
                return end;
            }
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(to, end + quote.length());
    }

    private static int before(int to, int index) {
        return index < 0 ? to : Math.min(to, index);
    }
}
