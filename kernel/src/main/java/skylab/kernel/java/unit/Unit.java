package skylab.kernel.java.unit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.kernel.java.syntax.Item;

/**
 * A compiled stretch of a cell, ready to be loaded and run.
 *
 * @param className binary name of the class whose method {@code do_it$} runs it
 * @param classes class files by binary name
 * @param pieces what it runs, in order
 * @param variables that are declared when their piece is reached
 * @param reset variables of earlier cells that have lost their value, because their type was declared anew
 * @param postponed declarations that wait for others, without those that did before
 * @param gives whether its last piece is an expression with a value to show
 * @param live binary names of the classes that later cells may mention
 */
public record Unit(
        String className,
        Map<String, byte[]> classes,
        UnitLines lines,
        List<Piece> pieces,
        List<Declaration> variables,
        List<Declaration> reset,
        List<Postponed> postponed,
        boolean gives,
        Set<String> live) {
    /** Whether it does anything but declare types and methods. */
    public boolean runs() {
        return pieces.stream()
                .anyMatch(piece -> !(piece.item() instanceof Item.Type
                        || piece.item() instanceof Item.Method
                        || piece.item() instanceof Item.Import));
    }
}
