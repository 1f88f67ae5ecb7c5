package skylab.kernel.java.unit;

import java.util.Set;
import skylab.kernel.java.syntax.Item;

/**
 * Something that a cell has declared.
 *
 * @param key what another declaration must share to take its place
 * @param piece the text that declares it; for a variable its whole declaration
 * @param type of a variable, as a declaration writes it; empty for others
 * @param owner simple name of the class that it is a member of, or is
 * @param mentions names that its declaration depends on: for a variable only those in its type
 * @param classes binary names of its own class files
 */
public record Declaration(
        Kind kind,
        String name,
        String key,
        Piece piece,
        String type,
        String owner,
        Set<String> mentions,
        Set<String> classes) {
    /** The kinds of declarations. */
    public enum Kind {
        VARIABLE,
        METHOD,
        TYPE
    }

    /**
     * A variable.
     *
     * @param owner simple name of the class that it is a static member of
     * @param mentions names in its type
     */
    public static Declaration variable(String name, Piece piece, String type, String owner, Set<String> mentions) {
        return new Declaration(Kind.VARIABLE, name, variableKey(name), piece, type, owner, mentions, Set.of());
    }

    /** The same as a member of another class. */
    Declaration movedTo(String otherOwner) {
        return new Declaration(kind, name, key, piece, type, otherOwner, mentions, classes);
    }

    /** The key of a variable. */
    static String variableKey(String name) {
        return "v " + name;
    }

    /** The key of a declaration of a type or a method. */
    static String key(Item item) {
        return item instanceof Item.Method method ? "m " + method.signature() : "t " + ((Item.Type) item).name();
    }

    /** What to show for it: the text in front of its body, or the type of a variable. */
    public String header() {
        if (kind == Kind.VARIABLE) {
            return type;
        }
        String text = piece.text();
        int body = text.indexOf('{');
        return (body < 0 ? text : text.substring(0, body)).strip().replaceAll("\\s+", " ");
    }
}
