package skylab.kernel.chart;

/**
 * How wide text is in whatever sans-serif font the viewer has: an upper bound. Nothing is measured on this machine, so
 * that a chart is the same everywhere.
 */
final class TextWidth {
    private static final String NARROW = "iljtfrI.,:;|!'()[]-/";
    private static final String WIDE = "mwMW@%—…→←▲";
    private static final char FIRST_HANGUL = 0x1100;

    private TextWidth() {}

    /** The width of a text in pixels at a font size in pixels. */
    static double of(String text, int size, boolean bold) {
        return text.chars().mapToDouble(c -> ems((char) c)).sum() * size * (bold ? 1.06 : 1);
    }

    /** The text if it has room, else its beginning and end: ids differ in their ends. */
    static String fit(String text, double room, int size) {
        if (of(text, size, false) <= room) {
            return text;
        }
        for (int kept = text.length() - 1; kept > 0; kept--) {
            int tail = Math.min(kept / 2, 6);
            String shorter = text.substring(0, kept - tail).stripTrailing() + "…" + text.substring(text.length() - tail);
            if (of(shorter, size, false) <= room) {
                return shorter;
            }
        }
        return "";
    }

    private static double ems(char c) {
        if (NARROW.indexOf(c) >= 0) {
            return 0.36;
        } else if (WIDE.indexOf(c) >= 0 || c >= FIRST_HANGUL) {
            return 1;
        } else if (c == ' ') {
            return 0.3;
        }
        return Character.isUpperCase(c) ? 0.7 : 0.6;
    }
}
