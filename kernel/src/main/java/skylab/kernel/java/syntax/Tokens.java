package skylab.kernel.java.syntax;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a stretch of Java without white space and comments, with the partner of each bracket. All places are
 * UTF-16 indexes in the whole text.
 */
public final class Tokens {
    private final String code;
    private final int from;
    private final List<Token> tokens;
    private final int[] partners;
    private boolean open;

    /** The tokens between two UTF-16 indexes of a text. */
    public Tokens(String code, int from, int to) {
        this.code = code.substring(from, to);
        this.from = from;
        // A comment without an end stays, so that the compiler gets to see it.
        tokens = Lexer.tokens(this.code).stream()
                .filter(token -> !token.isComment() || !token.closed())
                .toList();
        partners = partners();
    }

    /** How many there are. */
    public int size() {
        return tokens.size();
    }

    /** Where a token begins; behind the last one the end of the last. */
    public int start(int i) {
        return i < size() ? from + tokens.get(i).start() : end(size() - 1);
    }

    /** The index behind a token. */
    public int end(int i) {
        return i < 0 ? from : from + tokens.get(Math.min(i, size() - 1)).end();
    }

    /** The text of a token; empty behind the last one. */
    public String text(int i) {
        return i >= 0 && i < size() ? tokens.get(i).in(code) : "";
    }

    /** Whether a token reads like this; symbols are single characters. */
    public boolean is(int i, String text) {
        return i >= 0 && i < size() && tokens.get(i).is(code, text);
    }

    /** Whether a token is a keyword or an identifier. */
    public boolean isWord(int i) {
        return i >= 0 && i < size() && tokens.get(i).kind() == Token.Kind.WORD;
    }

    /** Whether a token is an identifier that could name something. */
    public boolean isName(int i) {
        return isWord(i) && !Keywords.RESERVED.contains(text(i));
    }

    /** The index of the bracket that closes the one at an index; the last token when none does. */
    public int partner(int i) {
        return partners[i];
    }

    /** Whether a bracket has no end. */
    public boolean isOpen() {
        return open;
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
        Deque<Integer> begun = new ArrayDeque<>();
        for (int i = 0; i < size(); i++) {
            if (is(i, "(") || is(i, "[") || is(i, "{")) {
                begun.push(i);
            } else if ((is(i, ")") || is(i, "]") || is(i, "}")) && !begun.isEmpty()) {
                result[begun.pop()] = i;
            }
        }
        open = !begun.isEmpty();
        return result;
    }
}
