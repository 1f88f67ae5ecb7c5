package skylab.kernel.java.unit;

import java.util.Set;
import skylab.kernel.java.syntax.Item;
import skylab.kernel.java.syntax.Item.Range;
import skylab.kernel.java.syntax.Tokens;

/** A top-level thing and the cell in which it stands. */
public record Piece(CellText cell, Item item) {
    /** As written. */
    public String text() {
        return item.range().of(cell.code());
    }

    /** Whether a bracket in it has no end. */
    boolean isOpen() {
        return new Tokens(cell.code(), item.range().start(), item.range().end()).isOpen();
    }

    /** The names and keywords in it. */
    Set<String> words() {
        return words(item.range());
    }

    /** The names and keywords in a part of it. */
    Set<String> words(Range range) {
        return new Tokens(cell.code(), range.start(), range.end()).words();
    }
}
