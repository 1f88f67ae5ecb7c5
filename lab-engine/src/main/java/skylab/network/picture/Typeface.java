package skylab.network.picture;

/**
 * How wide text is, whatever font the viewer has: an upper bound for the usual sans-serif and monospaced fonts. Nothing
 * is measured on this machine, so that the same VPC gives the same picture everywhere.
 */
final class Typeface {
    private static final double MONO = 0.605;
    private static final String NARROW = "iljtfrI.,:;|!'()[]-·/";
    private static final String WIDE = "mwMW@%→←↔—…";

    private Typeface() {}

    /** The width of a text in pixels at a font size in pixels. */
    static double width(String text, double size, boolean mono, boolean bold) {
        double ems = text.chars().mapToDouble(c -> ems((char) c, mono)).sum();
        return ems * size * (bold && !mono ? 1.06 : 1);
    }

    /** The beginning of a text that fits, with an ellipsis if that is not all of it. */
    static String fit(String text, double room, double size, boolean mono, boolean bold) {
        if (width(text, size, mono, bold) <= room) {
            return text;
        }
        for (int length = text.length() - 1; length > 0; length--) {
            String begun = text.substring(0, length).stripTrailing() + "…";
            if (width(begun, size, mono, bold) <= room) {
                return begun;
            }
        }
        return "";
    }

    /** An id that fits: whole, or without its middle, because ids differ in their ends. */
    static String fitId(String id, double room, double size) {
        int most = (int) (room / (size * MONO));
        if (id.length() <= most) {
            return id;
        }
        int dash = id.indexOf('-') + 1;
        int tail = Math.min(5, Math.max(0, most - dash - 1));
        int head = Math.max(0, most - 1 - tail);
        return head < dash
                ? fit(id, room, size, true, false)
                : id.substring(0, head) + "…" + id.substring(id.length() - tail);
    }

    private static double ems(char c, boolean mono) {
        if (c >= 0x1100 && c != '…' && c != '→' && c != '←' && c != '↔' && c != '—') {
            return 1;
        } else if (mono) {
            return MONO;
        } else if (NARROW.indexOf(c) >= 0) {
            return 0.4;
        } else if (WIDE.indexOf(c) >= 0) {
            return 1;
        } else if (c == ' ') {
            return 0.33;
        }
        return Character.isUpperCase(c) ? 0.74 : 0.63;
    }
}
