package skylab.guest.shell.expand;

/** POSIX extended regular expressions in Java's terms. */
public final class Regex {
    private Regex() {}

    /** The same expression in Java's syntax: bracket expressions differ. */
    public static String translate(String posix) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < posix.length(); i++) {
            char c = posix.charAt(i);
            if (c == '\\' && i + 1 < posix.length()) {
                char e = posix.charAt(++i);
                out.append(e == '<' || e == '>' ? "\\b" : e == '`' ? "\\A" : e == '\'' ? "\\z" : "\\" + e);
            } else if (c == '[') {
                i = bracket(posix, i, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int bracket(String posix, int open, StringBuilder out) {
        int i = open + 1;
        StringBuilder set = new StringBuilder("[");
        if (i < posix.length() && posix.charAt(i) == '^') {
            set.append('^');
            i++;
        }
        for (boolean first = true; i < posix.length(); i++, first = false) {
            char c = posix.charAt(i);
            if (c == ']' && !first) {
                out.append(set).append(']');
                return i;
            }
            int close = posix.startsWith("[:", i) ? posix.indexOf(":]", i) : -1;
            if (close > 0) {
                String name = posix.substring(i + 2, close);
                set.append(
                        switch (name) {
                            case "alpha" -> "\\p{IsAlphabetic}";
                            case "digit" -> "0-9";
                            case "alnum" -> "\\p{IsAlphabetic}0-9";
                            case "space" -> "\\s";
                            case "blank" -> " \\t";
                            case "upper" -> "\\p{Lu}";
                            case "lower" -> "\\p{Ll}";
                            case "xdigit" -> "0-9A-Fa-f";
                            case "cntrl" -> "\\p{Cntrl}";
                            case "print" -> "\\P{Cntrl}";
                            case "graph" -> "\\p{Graph}";
                            default -> "\\p{Punct}";
                        });
                i = close + 1;
            } else {
                set.append("\\[]&^".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
            }
        }
        out.append("\\[");
        return open;
    }
}
