package skylab.aws.logs.query;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The text of a query, read from left to right. */
final class QueryText {
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("msec", Duration.ofMillis(1)),
            Map.entry("millisecond", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("sec", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hr", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("w", Duration.ofDays(7)),
            Map.entry("week", Duration.ofDays(7)));
    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    QueryText(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    String since(int position) {
        return text.substring(position, at).strip();
    }

    /** Skips blanks and comments. */
    void skip() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else {
                at++;
            }
        }
    }

    boolean isAtEnd() {
        skip();
        return at == text.length();
    }

    boolean peek(String sign) {
        skip();
        return text.startsWith(sign, at);
    }

    boolean take(String sign) {
        boolean there = peek(sign);
        at += there ? sign.length() : 0;
        return there;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    boolean takeWord(String word) {
        skip();
        int end = at + word.length();
        boolean there = text.regionMatches(true, at, word, 0, word.length())
                && (end >= text.length() || !isNamePart(text.charAt(end)));
        at += there ? word.length() : 0;
        return there;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '.';
    }

    boolean isName() {
        skip();
        return at < text.length()
                && (text.charAt(at) == '`' || isNamePart(text.charAt(at)) && !isDigit() && text.charAt(at) != '.');
    }

    /** The name of a field or function, maybe between backticks. */
    String name() {
        if (!isName()) {
            throw unexpected();
        }
        int begin = at;
        if (text.charAt(at) == '`') {
            int end = text.indexOf('`', at + 1);
            if (end <= at + 1) {
                throw unexpected();
            }
            at = end + 1;
            return text.substring(begin + 1, end);
        }
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    boolean isDigit() {
        skip();
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Whether a letter follows at once. */
    boolean isUnit() {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    double number() {
        int begin = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && Character.isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        return Double.parseDouble(text.substring(begin, at));
    }

    long whole() {
        skip();
        int begin = at;
        digits();
        if (begin == at || at - begin > MOST_DIGITS) {
            at = begin;
            throw unexpected();
        }
        return Long.parseLong(text.substring(begin, at));
    }

    private void digits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    /** A period such as {@code 5m}. */
    Duration period() {
        long number = whole();
        int begin = at;
        String unit = name().toLowerCase(Locale.ROOT);
        Duration one = UNITS.get(unit);
        if (one == null && unit.endsWith("s")) {
            one = UNITS.get(unit.substring(0, unit.length() - 1));
        }
        if (one == null || number == 0 || number > 100_000) {
            at = begin;
            throw unexpected();
        }
        return one.multipliedBy(number);
    }

    boolean isText() {
        return peek("\"") || peek("'");
    }

    /** A text between quotation marks. */
    String quoted() {
        int begin = at;
        char mark = text.charAt(at++);
        StringBuilder content = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == mark) {
                return content.toString();
            }
            boolean escape = c == '\\' && at < text.length() && (text.charAt(at) == mark || text.charAt(at) == '\\');
            content.append(escape ? text.charAt(at++) : c);
        }
        at = begin;
        throw unexpected();
    }

    /** A regular expression between slashes. */
    Pattern regex() {
        skip();
        int begin = at;
        expect("/");
        StringBuilder regex = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '/') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                if (text.charAt(at + 1) != '/') {
                    regex.append('\\');
                }
                at++;
            }
            regex.append(text.charAt(at++));
        }
        try {
            expect("/");
            return Pattern.compile(regex.toString());
        } catch (PatternSyntaxException | StackOverflowError wrong) {
            throw new MalformedQuery("Invalid regular expression" + place(begin), begin, Math.min(at, text.length()));
        }
    }

    MalformedQuery unexpected() {
        skip();
        String what = at < text.length() ? "unexpected symbol found " + text.charAt(at) : "unexpected end of query";
        return new MalformedQuery(what + place(at), at, Math.min(at + 1, text.length()));
    }

    MalformedQuery wrong(String message, int begin) {
        return new MalformedQuery(message + place(begin), begin, Math.max(begin, at));
    }

    private String place(int position) {
        String before = text.substring(0, position);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return " at line " + line + " and position " + (position - before.lastIndexOf('\n') - 1);
    }
}
