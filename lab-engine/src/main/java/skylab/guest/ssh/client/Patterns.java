package skylab.guest.ssh.client;

import java.util.List;

/** Patterns of {@code ssh_config(5)}, "PATTERNS". */
public final class Patterns {
    private Patterns() {}

    /** Whether a text is what a pattern with {@code *} and {@code ?} describes. */
    public static boolean matches(String pattern, String text) {
        int star = -1;
        int mark = 0;
        int p = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether a text matches one of several patterns, and none of those that begin with {@code !}. */
    public static boolean anyMatches(List<String> patterns, String text) {
        boolean found = false;
        for (String pattern : patterns) {
            if (pattern.startsWith("!")) {
                if (matches(pattern.substring(1), text)) {
                    return false;
                }
            } else {
                found |= matches(pattern, text);
            }
        }
        return found;
    }
}
