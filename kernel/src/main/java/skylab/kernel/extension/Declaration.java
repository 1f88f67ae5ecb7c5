package skylab.kernel.extension;

/**
 * What a cell has declared and what is in force now.
 *
 * @param name the simple name; of an import what stands behind {@code import}
 * @param type of a variable its type; of a method its type with the parameters' in brackets, such as {@code int(String)};
 *     of a type {@code class}, {@code interface}, {@code enum}, {@code record} or {@code @interface}; of an import empty
 */
public record Declaration(Kind kind, String name, String type) {
    /** The kinds of declarations. */
    public enum Kind {
        /** A variable. */
        VARIABLE,
        /** A method. */
        METHOD,
        /** A class, an interface, an enumeration, a record, an annotation. */
        TYPE,
        /** An import. */
        IMPORT
    }
}
