package skylab.guest.shell.expand;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of the shell; a character after a backslash stands for itself. */
public final class Glob {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{IsAlphabetic}"),
            Map.entry("digit", "0-9"),
            Map.entry("alnum", "\\p{IsAlphabetic}0-9"),
            Map.entry("upper", "\\p{Lu}"),
            Map.entry("lower", "\\p{Ll}"),
            Map.entry("space", "\\s"),
            Map.entry("blank", " \\t"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("print", "\\P{Cntrl}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "0-9A-Fa-f"),
            Map.entry("word", "\\w"));

    private Glob() {}

    /** Whether the pattern has any character with a meaning. */
    public static boolean isPattern(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if ("+@!".indexOf(c) >= 0 && pattern.startsWith("(", i + 1)) {
                return true;
            } else if (c == '*' || c == '?' || c == '[' && pattern.indexOf(']', i + 1) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The pattern's text with what is escaped standing for itself. */
    public static String unescape(String pattern) {
        if (pattern.indexOf('\\') < 0) {
            return pattern;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            text.append(pattern.charAt(i));
        }
        return text.toString();
    }

    /** The text with a backslash before every character that could mean something. */
    public static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\*?[]()|!@+^-".indexOf(c) >= 0) {
                escaped = escaped == null ? new StringBuilder(text.length() + 8).append(text, 0, i) : escaped;
                escaped.append('\\').append(c);
            } else if (escaped != null) {
                escaped.append(c);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** Whether the whole text matches. */
    public static boolean matches(String pattern, String text) {
        return compile(pattern).matcher(text).matches();
    }

    /** Whether the whole text matches, in upper or lower case if told so. */
    public static boolean matches(String pattern, String text, boolean anyCase) {
        return (anyCase ? anyCase(compile(pattern)) : compile(pattern))
                .matcher(text)
                .matches();
    }

    /** The same without regard to case. */
    static Pattern anyCase(Pattern pattern) {
        return Pattern.compile(pattern.pattern(), pattern.flags() | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The regular expression for the whole text. */
    public static Pattern compile(String pattern) {
        return compile(pattern, false);
    }

    /** The regular expression; greedy or not. */
    public static Pattern compile(String pattern, boolean reluctant) {
        try {
            return Pattern.compile(regex(pattern, reluctant), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(unescape(pattern)), Pattern.DOTALL);
        }
    }

    private static String regex(String pattern, boolean reluctant) {
        StringBuilder out = new StringBuilder();
        int[] groups = new int[pattern.length() + 1];
        char[] kinds = new char[pattern.length() + 1];
        int open = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean group = i + 1 < pattern.length() && pattern.charAt(i + 1) == '(' && "?*+@!".indexOf(c) >= 0;
            if (group) {
                kinds[++open] = c;
                groups[open] = out.length();
                out.append(c == '!' ? "(?:(?!(?:" : "(?:");
                i++;
            } else if (open > 0 && c == '|') {
                out.append('|');
            } else if (open > 0 && c == ')') {
                char kind = kinds[open--];
                out.append(kind == '!' ? ")" + (open == 0 && i + 1 == pattern.length() ? "$" : "") + ").*)" : ")");
                out.append(kind == '*' ? "*" : kind == '+' ? "+" : kind == '?' ? "?" : "");
            } else if (c == '*') {
                out.append(reluctant ? ".*?" : ".*");
            } else if (c == '?') {
                out.append('.');
            } else if (c == '[') {
                i = bracket(pattern, i, out);
            } else {
                if (c == '\\' && i + 1 < pattern.length()) {
                    c = pattern.charAt(++i);
                }
                literal(c, out);
            }
        }
        return out.toString();
    }

    private static void literal(char c, StringBuilder out) {
        if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
            out.append('\\');
        }
        out.append(c);
    }

    /** Translates a bracket expression and returns the place of its last character. */
    private static int bracket(String pattern, int start, StringBuilder out) {
        int i = start + 1;
        StringBuilder set = new StringBuilder("[");
        if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
            set.append('^');
            i++;
        }
        boolean first = true;
        for (; i < pattern.length(); i++, first = false) {
            char c = pattern.charAt(i);
            if (c == ']' && !first) {
                out.append(set).append(']');
                return i;
            }
            int close = c == '[' && pattern.startsWith("[:", i) ? pattern.indexOf(":]", i) : -1;
            if (close > 0 && CLASSES.containsKey(pattern.substring(i + 2, close))) {
                set.append(CLASSES.get(pattern.substring(i + 2, close)));
                i = close + 1;
            } else if (c == '-' && !first && i + 1 < pattern.length() && pattern.charAt(i + 1) != ']') {
                set.append('-');
            } else {
                if (c == '\\' && i + 1 < pattern.length()) {
                    c = pattern.charAt(++i);
                }
                if ("\\[]^-&".indexOf(c) >= 0) {
                    set.append('\\');
                }
                set.append(c);
            }
        }
        out.append("\\[");
        return start;
    }
}
