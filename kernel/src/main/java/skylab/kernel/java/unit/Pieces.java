package skylab.kernel.java.unit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.kernel.java.syntax.Item;

/** Questions about several pieces. */
final class Pieces {
    private Pieces() {}

    /** Whether a piece declares a type or a method, which needs no running. */
    static boolean isTypeOrMethod(Piece piece) {
        return piece.item() instanceof Item.Type || piece.item() instanceof Item.Method;
    }

    /** The names that they declare. */
    static Set<String> declared(Collection<Piece> pieces) {
        return declared(pieces, Item.class);
    }

    /** The names that those of one kind declare. */
    static Set<String> declared(Collection<Piece> pieces, Class<? extends Item> kind) {
        return pieces.stream()
                .map(Piece::item)
                .filter(kind::isInstance)
                .flatMap(item -> item.declares().stream())
                .collect(Collectors.toSet());
    }

    /** The names and keywords in them. */
    static Set<String> words(Collection<Piece> pieces) {
        Set<String> words = new LinkedHashSet<>();
        pieces.forEach(piece -> words.addAll(piece.words()));
        return words;
    }
}
