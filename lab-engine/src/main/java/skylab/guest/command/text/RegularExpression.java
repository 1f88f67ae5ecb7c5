package skylab.guest.command.text;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates POSIX regular expressions, basic and extended, with GNU's additions, to {@link Pattern}. Where an
 * alternation could match differently long, the first alternative wins instead of the longest.
 */
public final class RegularExpression {
    private static final String WORD = "[\\p{L}\\p{N}_]";
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{IsAlphabetic}"),
            Map.entry("digit", "0-9"),
            Map.entry("alnum", "\\p{IsAlphabetic}0-9"),
            Map.entry("upper", "\\p{Lu}"),
            Map.entry("lower", "\\p{Ll}"),
            Map.entry("space", "\\s\\x0B"),
            Map.entry("blank", " \\t"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("print", "\\P{Cntrl}"),
            Map.entry("graph", "\\P{Cntrl}&&[^\\s]"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "0-9A-Fa-f"));

    private final String source;
    private final boolean extended;
    private final boolean multiline;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int open;
    private int groups;
    // Where the last thing that can be repeated begins in the result, -1 if there is none.
    private int atom = -1;
    private boolean repeated;
    private final int[] begins;

    private RegularExpression(String source, boolean extended, boolean multiline) {
        this.source = source;
        this.extended = extended;
        this.multiline = multiline;
        this.begins = new int[source.length() + 1];
    }

    /**
     * Translates.
     *
     * @param source the expression
     * @param extended whether it is an extended one
     * @param flags of {@link Pattern}: CASE_INSENSITIVE, MULTILINE
     * @throws IllegalArgumentException with the message of the GNU library
     */
    public static Pattern compile(String source, boolean extended, int flags) {
        String java = translate(source, extended, (flags & Pattern.MULTILINE) != 0);
        return pattern(java, flags);
    }

    /** Compiles what {@link #translate} gave. */
    static Pattern pattern(String java, int flags) {
        int kept = flags & Pattern.CASE_INSENSITIVE;
        try {
            return Pattern.compile(java, kept | (kept == 0 ? 0 : Pattern.UNICODE_CASE) | Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("Invalid regular expression", e);
        }
    }

    /** The expression in the syntax of {@link Pattern}. */
    static String translate(String source, boolean extended, boolean multiline) {
        return new RegularExpression(source, extended, multiline).all();
    }

    /** Those matches only that are whole words. */
    static String word(String java) {
        return "(?<!" + WORD + ")(?:" + java + ")(?!" + WORD + ")";
    }

    private String all() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\\') {
                escaped();
            } else if (c == '[') {
                bracket();
            } else if (c == '*') {
                at++;
                repeat("*");
            } else if (extended && (c == '+' || c == '?')) {
                at++;
                repeat(String.valueOf(c));
            } else if (extended && c == '{' && isInterval(at + 1, "}")) {
                at++;
                interval("}");
            } else if (extended && c == '(') {
                at++;
                openGroup();
            } else if (extended && c == ')') {
                at++;
                closeGroup();
            } else if (extended && c == '|') {
                at++;
                alternative();
            } else if (c == '^' && (extended || atBegin())) {
                at++;
                anchor(multiline ? "(?:\\A|(?<=\\n))" : "\\A");
            } else if (c == '$' && (extended || atEnd())) {
                at++;
                anchor(multiline ? "(?=\\n|\\z)" : "\\z");
            } else if (c == '.') {
                at++;
                atom(".");
            } else {
                literal(source.codePointAt(at));
                at += Character.charCount(source.codePointAt(at));
            }
        }
        if (open > 0) {
            throw new IllegalArgumentException("Unmatched ( or \\(");
        }
        return out.toString();
    }

    private boolean atBegin() {
        return at == 0 || source.startsWith("\\(", at - 2) || source.startsWith("\\|", at - 2);
    }

    private boolean atEnd() {
        return at + 1 == source.length() || source.startsWith("\\)", at + 1) || source.startsWith("\\|", at + 1);
    }

    private void escaped() {
        if (at + 1 == source.length()) {
            throw new IllegalArgumentException("Trailing backslash");
        }
        char c = source.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'w' -> atom(WORD);
            case 'W' -> atom("[^\\p{L}\\p{N}_]");
            case 's' -> atom("\\s");
            case 'S' -> atom("\\S");
            case '<' -> anchor("(?<!" + WORD + ")(?=" + WORD + ")");
            case '>' -> anchor("(?<=" + WORD + ")(?!" + WORD + ")");
            case 'b' -> anchor("(?:(?<!" + WORD + ")(?=" + WORD + ")|(?<=" + WORD + ")(?!" + WORD + "))");
            case 'B' -> anchor("(?:(?<!" + WORD + ")(?!" + WORD + ")|(?<=" + WORD + ")(?=" + WORD + "))");
            case '`' -> anchor("\\A");
            case '\'' -> anchor("\\z");
            case '\n' -> atom("\\n");
            default -> {
                if (c >= '1' && c <= '9') {
                    if (c - '0' > groups) {
                        throw new IllegalArgumentException("Invalid back reference");
                    }
                    atom("(?:\\" + c + ")");
                } else if (extended || !basicOperator(c)) {
                    literal(c);
                }
            }
        }
    }

    private boolean basicOperator(char c) {
        switch (c) {
            case '(' -> openGroup();
            case ')' -> closeGroup();
            case '|' -> alternative();
            case '+', '?' -> repeat(String.valueOf(c));
            case '{' -> interval("\\}");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void openGroup() {
        begins[open++] = out.length();
        groups++;
        out.append('(');
        atom = -1;
    }

    private void closeGroup() {
        if (open == 0) {
            throw new IllegalArgumentException("Unmatched ) or \\)");
        }
        out.append(')');
        atom = begins[--open];
        repeated = false;
    }

    private void alternative() {
        out.append('|');
        atom = -1;
    }

    private void anchor(String text) {
        out.append(text);
        atom = -1;
    }

    private void atom(String text) {
        atom = out.length();
        repeated = false;
        out.append(text);
    }

    private void literal(int c) {
        String text = Character.toString(c);
        atom("\\^$.|?*+()[]{}".contains(text) ? "\\" + text : text);
    }

    private void repeat(String operator) {
        if (atom < 0) {
            // At the beginning of a basic expression it stands for itself; in an extended one it repeats nothing.
            if (!extended) {
                literal(operator.charAt(0));
            }
            return;
        }
        if (repeated) {
            out.insert(atom, "(?:").append(')');
        }
        out.append(operator);
        repeated = true;
    }

    private boolean isInterval(int from, String end) {
        int close = source.indexOf(end, from);
        return close > 0 && source.substring(from, close).matches("[0-9]+(,[0-9]*)?|,[0-9]+");
    }

    private void interval(String end) {
        int close = source.indexOf(end, at);
        if (close < 0) {
            throw new IllegalArgumentException("Unmatched { or \\{");
        }
        String bounds = source.substring(at, close);
        if (!isInterval(at, end)) {
            throw new IllegalArgumentException("Invalid content of \\{\\}");
        }
        if (bounds.matches(".*[0-9]{5}.*")) {
            throw new IllegalArgumentException("Regular expression too big");
        }
        at = close + end.length();
        repeat("{" + (bounds.startsWith(",") ? "0" : "") + bounds + "}");
    }

    private void bracket() {
        int i = at + 1;
        StringBuilder set = new StringBuilder();
        boolean negated = source.startsWith("^", i);
        if (negated) {
            i++;
        }
        int first = i;
        while (true) {
            if (i >= source.length()) {
                throw new IllegalArgumentException("Unmatched [, [^, [:, [., or [=");
            }
            char c = source.charAt(i);
            if (c == ']' && i > first) {
                break;
            }
            char kind = c == '[' && i + 1 < source.length() ? source.charAt(i + 1) : ' ';
            if (kind == ':' || kind == '=' || kind == '.') {
                int close = source.indexOf(kind + "]", i + 2);
                if (close < 0) {
                    throw new IllegalArgumentException("Unmatched [, [^, [:, [., or [=");
                }
                named(source.substring(i + 2, close), kind, set);
                i = close + 2;
            } else if (c == '-' && i > first && i + 1 < source.length() && source.charAt(i + 1) != ']') {
                set.append('-');
                i++;
            } else {
                int point = source.codePointAt(i);
                set.append("\\[]^-&".indexOf(point) >= 0 ? "\\" : "").appendCodePoint(point);
                i += Character.charCount(point);
            }
        }
        at = i + 1;
        atom((negated ? "[^" : "[") + set + "]");
    }

    private static void named(String name, char kind, StringBuilder set) {
        if (kind != ':') {
            set.append("\\[]^-&".contains(name) ? "\\" : "").append(name);
            return;
        }
        String members = CLASSES.get(name);
        if (members == null) {
            throw new IllegalArgumentException("Invalid character class name");
        }
        set.append(name.equals("graph") ? "[" + members + "]" : members);
    }
}
