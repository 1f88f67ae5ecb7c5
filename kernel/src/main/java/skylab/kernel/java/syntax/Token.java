package skylab.kernel.java.syntax;

/**
 * A token of Java.
 *
 * @param start UTF-16 index of its first character
 * @param end UTF-16 index behind its last character
 * @param closed whether a comment, string or character has its end; true for all others
 */
public record Token(Kind kind, int start, int end, boolean closed) {
    /** The kinds of tokens. White space is none. */
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        CHARACTER,
        TEXT_BLOCK,
        LINE_COMMENT,
        BLOCK_COMMENT,
        SYMBOL
    }

    /** Whether it is of a comment. */
    public boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** Whether it is a string or a text block. */
    public boolean isText() {
        return kind == Kind.STRING || kind == Kind.TEXT_BLOCK;
    }

    /** Whether a cursor at this index is inside of it, so that what is typed there becomes a part of it. */
    public boolean holds(int cursor) {
        return start < cursor && (cursor < end || (cursor == end && (!closed || kind == Kind.LINE_COMMENT)));
    }

    /** Its text. */
    public String in(String code) {
        return code.substring(start, end);
    }

    /** Whether it is this symbol or word. */
    public boolean is(String code, String text) {
        return end - start == text.length() && code.startsWith(text, start);
    }
}
