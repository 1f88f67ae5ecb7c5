package skylab.kernel.java.unit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import skylab.kernel.java.syntax.Item;

/** What a unit imports of the session. */
final class Imports {
    private final Scope scope;

    Imports(Scope scope) {
        this.scope = scope;
    }

    /** The imports of the session, but those of types that these pieces declare themselves. */
    List<String> of(List<Piece> pieces) {
        Set<String> types = Pieces.declared(pieces, Item.Type.class);
        return scope.imports().stream()
                .filter(each ->
                        each.startsWith("static ") || !types.contains(each.substring(each.lastIndexOf('.') + 1)))
                .toList();
    }

    /**
     * The members of earlier units that these pieces may mean by the names in them, such as {@code $3.x}.
     *
     * @param again pieces that are compiled again with them
     * @param kept names of variables that they declare and that stay where they are
     * @param reset variables that are declared again with them
     */
    Set<String> members(List<Piece> pieces, Collection<Piece> again, Set<String> kept, Collection<Declaration> reset) {
        Set<String> words = new HashSet<>(Pieces.words(pieces));
        words.addAll(Pieces.words(again));
        Set<String> variables = new HashSet<>(Pieces.declared(pieces, Item.Variables.class));
        variables.removeAll(kept);
        Set<String> methods = new HashSet<>(Pieces.declared(pieces, Item.Method.class));
        methods.addAll(Pieces.declared(again, Item.Method.class));
        Set<String> members = new TreeSet<>();
        for (String word : words) {
            for (Declaration each : scope.named(word)) {
                boolean elsewhere =
                        switch (each.kind()) {
                            case VARIABLE -> !variables.contains(word) && !reset.contains(each);
                            case METHOD -> !methods.contains(word);
                            case TYPE -> false;
                        };
                if (elsewhere) {
                    members.add(each.owner() + "." + word);
                }
            }
        }
        return members;
    }
}
