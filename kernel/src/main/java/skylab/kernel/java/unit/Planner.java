package skylab.kernel.java.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.syntax.Item;
import skylab.kernel.java.syntax.Tokens;
import skylab.kernel.java.unit.Declaration.Kind;

/** Decides what a unit contains: what of the cell is new, and what of earlier cells has to come with it. */
final class Planner {
    private final CellCompiler compiler;
    private final Scope scope;
    private final Imports imports;

    Planner(CellCompiler compiler, Scope scope) {
        this.compiler = compiler;
        this.scope = scope;
        this.imports = new Imports(scope);
    }

    /**
     * The plan for pieces of one cell.
     *
     * @param name simple name of the class of the unit
     * @throws NamelessTypeException when a variable has the type of an anonymous class
     */
    Plan plan(String name, List<Piece> written) throws NamelessTypeException {
        List<Piece> pieces = withoutKnownTwins(written);
        Map<String, String> types = variableTypes(name, pieces);
        List<Declaration> variables = variables(name, pieces, types);
        Set<String> kept = new HashSet<>();
        List<Declaration> replaced = new ArrayList<>();
        Set<String> newTypes = Pieces.declared(pieces, Item.Type.class);
        for (Declaration variable : variables) {
            Optional<Declaration> before = scope.find(variable.key());
            if (before.isPresent() && isSame(before.get(), variable, newTypes)) {
                kept.add(variable.name());
            } else {
                before.ifPresent(replaced::add);
            }
        }
        pieces.stream()
                .filter(Pieces::isTypeOrMethod)
                .flatMap(piece -> scope.find(Declaration.key(piece.item())).stream())
                .forEach(replaced::add);
        Set<Declaration> dependents = scope.dependents(replaced);
        Set<String> declared = Pieces.declared(pieces);
        List<Piece> again = again(pieces, dependents, declared);
        List<Declaration> reset = dependents.stream()
                .filter(each -> each.kind() == Kind.VARIABLE && !declared.contains(each.name()))
                .toList();
        Set<String> members = imports.members(pieces, again, kept, reset);
        return new Plan(name, pieces, variables, again, reset, types, kept, imports.of(pieces), members);
    }

    /** A declaration that stands there already, word for word, and keeps no state that a student could want afresh. */
    private List<Piece> withoutKnownTwins(List<Piece> written) {
        Set<String> changing = new HashSet<>();
        for (Piece piece : written) {
            if (Pieces.isTypeOrMethod(piece) && !isTwin(piece)) {
                changing.addAll(piece.item().declares());
            }
            if (piece.item() instanceof Item.Import) {
                return written;
            }
        }
        return written.stream()
                .filter(piece -> !isTwin(piece) || piece.words().stream().anyMatch(changing::contains))
                .toList();
    }

    private boolean isTwin(Piece piece) {
        return Pieces.isTypeOrMethod(piece)
                && scope.find(Declaration.key(piece.item()))
                        .filter(known -> known.piece().text().equals(piece.text()))
                        .filter(known ->
                                known.kind() == Kind.METHOD || !piece.words().contains("static"))
                        .isPresent();
    }

    private Map<String, String> variableTypes(String name, List<Piece> pieces) throws NamelessTypeException {
        Map<String, String> types = new HashMap<>();
        Set<String> inferred = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            UnitWriter.addWrittenTypes(piece, types);
            if (piece.item() instanceof Item.Variables variables && variables.inferred()) {
                inferred.addAll(variables.declares());
            }
        }
        if (inferred.isEmpty()) {
            return types;
        }
        Set<String> members = imports.members(pieces, List.of(), Set.of(), List.of());
        Plan plan =
                new Plan(name, pieces, List.of(), List.of(), List.of(), types, Set.of(), imports.of(pieces), members);
        String source = new UnitWriter(plan, Set.of()).writeLocals();
        CellCompiler.Inferred found = compiler.localTypes(source, UnitWriter.METHOD, inferred);
        for (Piece piece : pieces) {
            if (piece.item().declares().stream().anyMatch(found.nameless()::contains)) {
                throw new NamelessTypeException(piece);
            }
        }
        types.putAll(found.types());
        return types;
    }

    private static List<Declaration> variables(String owner, List<Piece> pieces, Map<String, String> types) {
        List<Declaration> found = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.item() instanceof Item.Variables variables) {
                for (Item.Variable variable : variables.variables()) {
                    String type = types.getOrDefault(variable.name(), "");
                    Set<String> mentions = new Tokens(type, 0, type.length()).words();
                    found.add(Declaration.variable(variable.name(), piece, type, owner, mentions));
                }
            }
        }
        return found;
    }

    /** Whether a variable exists with the same type, so that it only needs its new value. */
    private static boolean isSame(Declaration before, Declaration now, Set<String> newTypes) {
        return !now.type().isEmpty()
                && before.type().equals(now.type())
                && now.mentions().stream().noneMatch(newTypes::contains);
    }

    /** Types and methods that depend on what changes, or have waited for what is declared now. */
    private List<Piece> again(List<Piece> pieces, Set<Declaration> dependents, Set<String> declared) {
        Stream<Piece> depending =
                dependents.stream().filter(each -> each.kind() != Kind.VARIABLE).map(Declaration::piece);
        Stream<Piece> retried = scope.postponed().stream()
                .filter(each -> each.mentions().stream().anyMatch(declared::contains))
                .filter(each -> !declared.contains(each.name()))
                .map(Postponed::piece);
        return Stream.of(overloads(pieces, dependents), depending, retried)
                .flatMap(stream -> stream)
                .distinct()
                .toList();
    }

    /** A method hides imported ones of its name, so all of a name stand together. */
    private Stream<Piece> overloads(List<Piece> pieces, Set<Declaration> dependents) {
        Set<String> keys = new HashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece.item() instanceof Item.Method method) {
                keys.add(Declaration.key(method));
                names.add(method.name());
            }
        }
        dependents.stream().filter(each -> each.kind() == Kind.METHOD).forEach(each -> names.add(each.name()));
        return names.stream()
                .flatMap(each -> scope.named(each).stream())
                .filter(each -> each.kind() == Kind.METHOD && !keys.contains(each.key()))
                .map(Declaration::piece);
    }
}
