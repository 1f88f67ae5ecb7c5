package skylab.cli.output;

/** How wide texts are on a terminal. */
final class Columns {
    private Columns() {}

    /** The columns that a text takes: two for each East Asian letter. */
    static int of(String text) {
        return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    // Unicode Standard Annex #11: Hangul, ideographs, kana, full-width forms.
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6
                || point >= 0x1F300 && point <= 0x1FAFF;
    }
}
