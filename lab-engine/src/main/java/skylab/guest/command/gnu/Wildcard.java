package skylab.guest.command.gnu;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of file names as {@code fnmatch} knows them: {@code *}, {@code ?}, {@code [a-z]}. */
public final class Wildcard {
    private Wildcard() {}

    /** Whether the whole name matches; {@code *} also matches slashes. */
    public static boolean matches(String pattern, String name) {
        return compile(pattern, false).matcher(name).matches();
    }

    /** The regular expression of a pattern. */
    public static Pattern compile(String pattern, boolean ignoreCase) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i + (pattern.startsWith("[!", i) ? 3 : 2)) : -1;
            if (c == '*' || c == '?') {
                out.append(c == '*' ? ".*" : ".");
            } else if (close > 0) {
                String set = pattern.substring(i + 1, close);
                boolean negated = set.startsWith("!") || set.startsWith("^");
                String members = set.substring(negated ? 1 : 0).replaceAll("[\\\\\\[&^]", "\\\\$0");
                out.append(negated ? "[^" : "[").append(members).append(']');
                i = close;
            } else {
                if (c == '\\' && i + 1 < pattern.length()) {
                    c = pattern.charAt(++i);
                }
                out.append(Pattern.quote(String.valueOf(c)));
            }
        }
        int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        try {
            return Pattern.compile(out.toString(), flags);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(pattern), flags);
        }
    }
}
