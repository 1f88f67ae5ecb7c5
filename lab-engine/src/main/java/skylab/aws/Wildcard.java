package skylab.aws;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Patterns of filter values: {@code *} for any characters, {@code ?} for one, a backslash before one that is meant
 * itself (EC2 guide, "List and filter your resources").
 */
public final class Wildcard {
    private Wildcard() {}

    /** The test of a pattern. */
    public static Predicate<String> matching(String pattern) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0 && pattern.indexOf('\\') < 0) {
            return pattern::equals;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }
}
