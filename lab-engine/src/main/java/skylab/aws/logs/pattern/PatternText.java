package skylab.aws.logs.pattern;

import skylab.aws.AwsError;
import skylab.aws.logs.Constraints;

/** The text of a filter pattern, read from left to right. */
final class PatternText {
    private static final String ENDS_WORD = "(){}[]&|=<>!,\"%";

    private final String text;
    private int at;

    PatternText(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    String since(int position) {
        return text.substring(position, at);
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** A word of letters, digits and underscores up to the next blank. */
    String term() {
        int begin = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String term = text.substring(begin, at);
        if (term.isEmpty() || !term.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw Constraints.invalid("Invalid character(s) in term '" + term + "'");
        }
        return term;
    }

    /** A number of at most nine digits. */
    int number() {
        int begin = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && at - begin < 9) {
            at++;
        }
        if (at == begin) {
            throw wrong("a number");
        }
        return Integer.parseInt(text.substring(begin, at));
    }

    /** The name of a property or field. */
    String name() {
        int begin = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            throw wrong("a name");
        }
        return text.substring(begin, at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':' || c == '@' || c == '#';
    }

    /** A value without quotation marks. */
    String word() {
        int begin = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && ENDS_WORD.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == begin) {
            throw wrong("a value");
        }
        return text.substring(begin, at);
    }

    /** What stands between quotation marks, of which the first one is read. */
    String phrase() {
        StringBuilder phrase = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return phrase.toString();
            }
            boolean escape = c == '\\' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0;
            phrase.append(escape ? text.charAt(at++) : c);
        }
        throw wrong("a closing quotation mark");
    }

    /** What stands between percent signs, of which the first one is read. */
    LinearRegex regex() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != '%') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            at = text.length();
            throw wrong("a closing %");
        }
        return LinearRegex.of(text.substring(begin, at++));
    }

    void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    boolean peek(String sign) {
        return text.startsWith(sign, at);
    }

    boolean take(String sign) {
        boolean there = peek(sign);
        at += there ? sign.length() : 0;
        return there;
    }

    boolean takeWord(String word) {
        int end = at + word.length();
        boolean there = text.regionMatches(true, at, word, 0, word.length())
                && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        at += there ? word.length() : 0;
        return there;
    }

    void expect(String sign) {
        skip();
        if (!take(sign)) {
            throw wrong("'" + sign + "'");
        }
    }

    AwsError wrong(String expected) {
        return Constraints.invalid(
                "Invalid filter pattern '" + text + "': expected " + expected + " at character " + (at + 1));
    }
}
