package skylab.guest.command.awk;

/** Backslashes in awk's texts and expressions. */
final class Escape {
    private static final String LETTERS = "abfnrtv\\\"/";
    private static final String MEANINGS = "\007\b\f\n\r\t\013\\\"/";

    private Escape() {}

    /** What a text between quotes stands for. */
    static String text(String source) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c != '\\' || i + 1 == source.length()) {
                out.append(c);
                continue;
            }
            char escaped = source.charAt(++i);
            int known = LETTERS.indexOf(escaped);
            if (known >= 0) {
                out.append(MEANINGS.charAt(known));
            } else if (escaped >= '0' && escaped <= '7') {
                int value = 0;
                int end = Math.min(source.length(), i + 3);
                while (i < end && source.charAt(i) >= '0' && source.charAt(i) <= '7') {
                    value = value * 8 + source.charAt(i++) - '0';
                }
                i--;
                out.append((char) (value & 255));
            } else {
                out.append('\\').append(escaped);
            }
        }
        return out.toString();
    }

    /** An expression as POSIX writes it: escapes for control characters and delimiters replaced, others kept. */
    static String regex(String source) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c != '\\' || i + 1 == source.length()) {
                out.append(c);
                continue;
            }
            char escaped = source.charAt(++i);
            int known = "fnrtv\"/".indexOf(escaped);
            if (known >= 0) {
                out.append("\f\n\r\t\013\"/".charAt(known));
            } else {
                out.append('\\').append(escaped == 'y' ? 'b' : escaped);
            }
        }
        return out.toString();
    }
}
