package skylab.kernel.java.analysis;

/**
 * A stretch of Java on the top level of a cell or of the body of a class.
 *
 * @param name what it declares; empty for imports and statements
 * @param type the type as written, of a variable; empty for others
 * @param start UTF-16 index of its first token, comments not counted
 * @param end UTF-16 index behind its last token
 * @param body UTF-16 index of the bracket that opens the body of a method or type; -1 when there is none
 * @param comment UTF-16 index of the documentation comment right in front of it; -1 when there is none
 * @param whole whether its end was seen
 */
public record Piece(Kind kind, String name, String type, int start, int end, int body, int comment, boolean whole) {
    /** The kinds of pieces. */
    public enum Kind {
        IMPORT,
        PACKAGE,
        TYPE,
        METHOD,
        VARIABLE,
        STATEMENT
    }
}
