package skylab.kernel.java.unit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a unit is to contain.
 *
 * @param name simple name of its class
 * @param pieces of the cell, in order
 * @param variables that the cell declares
 * @param again types and methods of earlier cells that are compiled again with it
 * @param reset variables of earlier cells that are declared again without a value
 * @param types of the cell's variables by name, as a declaration writes them; those that are missing could not be inferred
 * @param kept names of the cell's variables that exist with the same type and only get a value
 * @param imports of the session, as between {@code import} and the semicolon
 * @param members classes and names of earlier variables and methods that the unit may mention, such as {@code $3.x}
 */
record Plan(
        String name,
        List<Piece> pieces,
        List<Declaration> variables,
        List<Piece> again,
        List<Declaration> reset,
        Map<String, String> types,
        Set<String> kept,
        List<String> imports,
        Set<String> members) {
    /** The same without the types and methods of these keys. */
    Plan without(Set<String> keys) {
        return new Plan(
                name, without(pieces, keys), variables, without(again, keys), reset, types, kept, imports, members);
    }

    private static List<Piece> without(List<Piece> pieces, Set<String> keys) {
        return pieces.stream()
                .filter(piece -> !Pieces.isTypeOrMethod(piece) || !keys.contains(Declaration.key(piece.item())))
                .toList();
    }
}
