package skylab.guest.shell.expand;

/** Quotes texts so that the shell reads them back. */
public final class Quoting {
    private Quoting() {}

    /** In single quotes, as {@code ${x@Q}} and {@code alias} print. */
    public static String shell(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
            return ansi(text);
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** As {@code printf %q} prints: backslashes, and nothing where nothing is needed. */
    public static String printf(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
            return ansi(text);
        }
        return text.replaceAll("([^A-Za-z0-9_@%+=:,./\\-\\u0080-\\uffff])", "\\\\$1");
    }

    /** As {@code set} and {@code set -x} print: quotes only where they are needed. */
    public static String ifNeeded(String text) {
        return text.matches("[A-Za-z0-9_@%+=:./^,\\-]+") ? text : shell(text);
    }

    /** In double quotes, as {@code declare -p} prints. */
    public static String doubleQuoted(String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 127)) {
            return ansi(text);
        }
        return "\"" + text.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
    }

    private static String ansi(String text) {
        StringBuilder out = new StringBuilder("$'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\u001b' -> out.append("\\E");
                case '\'' -> out.append("\\'");
                case '\\' -> out.append("\\\\");
                default -> out.append(c < ' ' || c == 127 ? String.format("\\%03o", (int) c) : String.valueOf(c));
            }
        }
        return out.append('\'').toString();
    }
}
