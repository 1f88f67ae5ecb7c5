package skylab.kernel.protocol;

/** Cursors: the protocol counts code points, Java counts UTF-16 units; they differ behind an emoji. */
public final class CodePoints {
    private CodePoints() {}

    /** The UTF-16 index of a cursor in code points; outside the text means its nearest end. */
    public static int toIndex(String text, int cursor) {
        int length = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.max(0, Math.min(cursor, length)));
    }

    /** The cursor in code points of a UTF-16 index in the text. */
    public static int toCursor(String text, int index) {
        return text.codePointCount(0, Math.max(0, Math.min(index, text.length())));
    }
}
