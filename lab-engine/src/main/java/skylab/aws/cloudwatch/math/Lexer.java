package skylab.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {
    // Possessive, so that no text makes it try again and again.
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*+(?:(?<number>(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+)"
                    + "|(?<id>[a-z][A-Za-z0-9_]*+)|(?<word>[A-Z][A-Z0-9_]*+)"
                    + "|'(?<single>(?:[^'\\\\]|\\\\.)*+)'|\"(?<twin>(?:[^\"\\\\]|\\\\.)*+)\""
                    + "|(?<sign>\\|\\||&&|==|!=|<=|>=|[-+*/^<>(),\\[\\]])|(?<end>$))",
            Pattern.DOTALL);

    private Lexer() {}

    enum Sort {
        NUMBER,
        ID,
        WORD,
        QUOTED,
        SIGN,
        END
    }

    /**
     * A token.
     *
     * @param at where it begins, from 0
     */
    record Token(Sort sort, String text, int at) {
        boolean is(String sign) {
            return (sort == Sort.SIGN || sort == Sort.WORD) && text.equals(sign);
        }
    }

    static List<Token> tokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (true) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                int bad = at + leadingSpace(text, at);
                throw new ExpressionException(
                        "Unexpected character '" + text.charAt(bad) + "' at position " + (bad + 1) + ".");
            }
            Token token = token(matcher);
            tokens.add(token);
            if (token.sort == Sort.END) {
                return tokens;
            }
            at = matcher.end();
        }
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("number") != null) {
            return new Token(Sort.NUMBER, matcher.group("number"), matcher.start("number"));
        }
        if (matcher.group("id") != null) {
            return new Token(Sort.ID, matcher.group("id"), matcher.start("id"));
        }
        if (matcher.group("word") != null) {
            return new Token(Sort.WORD, matcher.group("word"), matcher.start("word"));
        }
        if (matcher.group("single") != null) {
            return new Token(Sort.QUOTED, matcher.group("single").replace("\\'", "'"), matcher.start("single") - 1);
        }
        if (matcher.group("twin") != null) {
            return new Token(Sort.QUOTED, matcher.group("twin").replace("\\\"", "\""), matcher.start("twin") - 1);
        }
        return matcher.group("sign") != null
                ? new Token(Sort.SIGN, matcher.group("sign"), matcher.start("sign"))
                : new Token(Sort.END, "", matcher.end());
    }

    private static int leadingSpace(String text, int from) {
        int length = 0;
        while (Character.isWhitespace(text.charAt(from + length)) && from + length < text.length() - 1) {
            length++;
        }
        return length;
    }
}
