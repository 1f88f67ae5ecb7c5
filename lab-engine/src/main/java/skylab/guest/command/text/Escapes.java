package skylab.guest.command.text;

/** Backslash escapes as in C. */
final class Escapes {
    private static final String LETTERS = "abefnrtv\\";
    private static final String MEANINGS = "\007\b\033\f\n\r\t\013\\";

    private Escapes() {}

    /** The text with {@code \n}, {@code \t}, {@code \0101} and {@code \x41} replaced. */
    static String replaced(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            int known = LETTERS.indexOf(escaped);
            if (known >= 0) {
                out.append(MEANINGS.charAt(known));
            } else if (escaped == '0' || escaped == 'x') {
                int radix = escaped == 'x' ? 16 : 8;
                int end = i + 1;
                while (end < text.length()
                        && end < i + (radix == 16 ? 3 : 4)
                        && Character.digit(text.charAt(end), radix) >= 0) {
                    end++;
                }
                if (end > i + 1) {
                    out.append((char) (Integer.parseInt(text.substring(i + 1, end), radix) & 255));
                } else {
                    out.append(escaped == '0' ? "\0" : "\\x");
                }
                i = end - 1;
            } else {
                out.append('\\').append(escaped);
            }
        }
        return out.toString();
    }
}
