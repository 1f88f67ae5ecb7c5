package skylab.kernel.java.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.syntax.Item;
import skylab.kernel.java.unit.Declaration.Kind;

/**
 * Turns pieces of a cell into compiled units and keeps the scope of the session. Nothing changes in the scope when a
 * piece does not compile. One thread at a time.
 */
public final class Units {
    private final CellCompiler compiler;
    private final ClassStore store;
    private final Scope scope;
    private int count;

    /** Units of a session. */
    public Units(CellCompiler compiler, ClassStore store, Scope scope) {
        this.compiler = compiler;
        this.store = store;
        this.scope = scope;
    }

    /**
     * Compiles pieces of one cell as one unit.
     *
     * @throws CompilationFailedException when something in the cell is wrong; then nothing is declared
     * @throws NamelessTypeException when a variable has the type of an anonymous class; then nothing is declared
     */
    public Unit compile(CellText cell, List<Piece> written) throws CompilationFailedException, NamelessTypeException {
        List<Piece> pieces = withoutKnownTwins(written);
        String name = "$" + ++count;
        Map<String, String> types = variableTypes(name, pieces);
        List<Declaration> variables = variables(name, pieces, types);
        Set<String> kept = new HashSet<>();
        List<Declaration> replaced = new ArrayList<>();
        for (Declaration variable : variables) {
            Optional<Declaration> before = scope.find(variable.key());
            if (before.isPresent() && isSame(before.get(), variable, pieces)) {
                kept.add(variable.name());
            } else {
                before.ifPresent(replaced::add);
            }
        }
        replaced.addAll(replacedTypesAndMethods(pieces));
        Set<Declaration> dependents = scope.dependents(replaced);
        Set<String> declared = declaredNames(pieces);
        List<Piece> again = new ArrayList<>(overloads(pieces, dependents));
        dependents.stream()
                .filter(each -> each.kind() != Kind.VARIABLE)
                .map(Declaration::piece)
                .forEach(again::add);
        List<Postponed> retried = scope.postponed().stream()
                .filter(each -> each.mentions().stream().anyMatch(declared::contains))
                .filter(each -> !declared.contains(each.name()))
                .toList();
        retried.forEach(each -> again.add(each.piece()));
        List<Declaration> reset = dependents.stream()
                .filter(each -> each.kind() == Kind.VARIABLE && !declared.contains(each.name()))
                .toList();
        Plan plan = new Plan(
                name,
                pieces,
                again.stream().distinct().toList(),
                reset,
                types,
                kept,
                imports(pieces),
                members(pieces, again, declared, kept, reset));
        CompiledUnit compiled = new UnitCompilation(compiler, scope, plan).compile();
        return declare(cell, compiled, variables, written);
    }

    /** A declaration that stands there already, word for word, and keeps no state that a student could want afresh. */
    private List<Piece> withoutKnownTwins(List<Piece> written) {
        Set<String> changing = new HashSet<>();
        for (Piece piece : written) {
            if (isTypeOrMethod(piece) && !isTwin(piece)) {
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
        if (!isTypeOrMethod(piece)) {
            return false;
        }
        return scope.find(Declaration.key(piece.item()))
                .filter(known -> known.piece().text().equals(piece.text()))
                .filter(known -> known.kind() == Kind.METHOD || !piece.words().contains("static"))
                .isPresent();
    }

    private static boolean isTypeOrMethod(Piece piece) {
        return piece.item() instanceof Item.Type || piece.item() instanceof Item.Method;
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
        if (!inferred.isEmpty()) {
            Plan plan = new Plan(
                    name,
                    pieces,
                    List.of(),
                    List.of(),
                    types,
                    Set.of(),
                    imports(pieces),
                    members(pieces, List.of(), declaredNames(pieces), Set.of(), List.of()));
            String source = new UnitWriter(plan, Set.of()).writeLocals();
            CellCompiler.Inferred found = compiler.localTypes(source, UnitWriter.METHOD, inferred);
            for (Piece piece : pieces) {
                if (piece.item().declares().stream().anyMatch(found.nameless()::contains)) {
                    throw new NamelessTypeException(piece);
                }
            }
            types.putAll(found.types());
        }
        return types;
    }

    private static List<Declaration> variables(String name, List<Piece> pieces, Map<String, String> types) {
        List<Declaration> found = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.item() instanceof Item.Variables variables) {
                for (Item.Variable variable : variables.variables()) {
                    String type = types.getOrDefault(variable.name(), "");
                    found.add(new Declaration(
                            Kind.VARIABLE,
                            variable.name(),
                            Declaration.variableKey(variable.name()),
                            piece,
                            type,
                            name,
                            new skylab.kernel.java.syntax.Tokens(type, 0, type.length()).words(),
                            Set.of()));
                }
            }
        }
        return found;
    }

    /** Whether a variable exists with the same type, so that it only needs its new value. */
    private static boolean isSame(Declaration before, Declaration now, List<Piece> pieces) {
        Set<String> newTypes = pieces.stream()
                .filter(piece -> piece.item() instanceof Item.Type)
                .flatMap(piece -> piece.item().declares().stream())
                .collect(Collectors.toSet());
        return !now.type().isEmpty()
                && before.type().equals(now.type())
                && now.mentions().stream().noneMatch(newTypes::contains);
    }

    private List<Declaration> replacedTypesAndMethods(List<Piece> pieces) {
        return pieces.stream()
                .filter(Units::isTypeOrMethod)
                .map(piece -> scope.find(Declaration.key(piece.item())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A method hides imported ones of its name, so all of a name stand together. */
    private List<Piece> overloads(List<Piece> pieces, Set<Declaration> dependents) {
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
                .map(Declaration::piece)
                .toList();
    }

    private static Set<String> declaredNames(List<Piece> pieces) {
        return pieces.stream()
                .flatMap(piece -> piece.item().declares().stream())
                .collect(Collectors.toSet());
    }

    private List<String> imports(List<Piece> pieces) {
        Set<String> types = pieces.stream()
                .filter(piece -> piece.item() instanceof Item.Type)
                .flatMap(piece -> piece.item().declares().stream())
                .collect(Collectors.toSet());
        return scope.imports().stream()
                .filter(each ->
                        each.startsWith("static ") || !types.contains(each.substring(each.lastIndexOf('.') + 1)))
                .toList();
    }

    /** The members of earlier units that this one may mean by the names in it. */
    private Set<String> members(
            List<Piece> pieces,
            Collection<Piece> again,
            Set<String> declared,
            Set<String> kept,
            List<Declaration> reset) {
        Set<String> words = new LinkedHashSet<>();
        pieces.forEach(piece -> words.addAll(piece.words()));
        again.forEach(piece -> words.addAll(piece.words()));
        Set<String> againNames = new HashSet<>(declaredNames(List.copyOf(again)));
        reset.forEach(each -> againNames.add(each.name()));
        Set<String> methods = pieces.stream()
                .filter(piece -> piece.item() instanceof Item.Method)
                .flatMap(piece -> piece.item().declares().stream())
                .collect(Collectors.toSet());
        Set<String> members = new TreeSet<>();
        for (String word : words) {
            for (Declaration each : scope.named(word)) {
                boolean hidden =
                        switch (each.kind()) {
                            case VARIABLE ->
                                (declared.contains(word) && !kept.contains(word) && isVariable(pieces, word))
                                        || reset.contains(each);
                            case METHOD -> methods.contains(word) || isMethod(again, word);
                            case TYPE -> true;
                        };
                if (!hidden) {
                    members.add(each.owner() + "." + word);
                }
            }
        }
        return members;
    }

    private static boolean isVariable(Collection<Piece> pieces, String name) {
        return pieces.stream()
                .anyMatch(piece -> piece.item() instanceof Item.Variables variables
                        && variables.declares().contains(name));
    }

    private static boolean isMethod(Collection<Piece> pieces, String name) {
        return pieces.stream()
                .anyMatch(piece -> piece.item() instanceof Item.Method method
                        && method.name().equals(name));
    }

    /** Takes what was compiled into the scope: types and methods now, variables when they are reached. */
    private Unit declare(CellText cell, CompiledUnit compiled, List<Declaration> variables, List<Piece> written) {
        Plan plan = compiled.plan();
        Map<String, byte[]> classes = compiled.classes();
        for (Piece piece : plan.pieces()) {
            if (piece.item() instanceof Item.Import each) {
                String text = each.range().of(cell.code());
                scope.addImport(
                        text.substring("import".length()).replace(";", "").strip());
            }
        }
        Collection<Postponed> known = scope.postponed();
        compiled.postponed().forEach((key, postponed) -> {
            scope.find(key).ifPresent(this::withdraw);
            scope.postpone(key, postponed);
        });
        Set<String> live = new LinkedHashSet<>();
        List<Piece> members = new ArrayList<>(plan.again());
        members.addAll(plan.pieces());
        for (Piece piece : members) {
            if (isTypeOrMethod(piece) && !compiled.postponed().containsKey(Declaration.key(piece.item()))) {
                live.addAll(declareMember(plan.name(), piece, classes.keySet()));
            }
        }
        for (Declaration variable : plan.reset()) {
            replace(withOwner(variable, plan.name()));
            live.add(ClassStore.PACKAGE + "." + plan.name());
        }
        List<Declaration> fresh = variables.stream()
                .filter(variable -> !plan.kept().contains(variable.name()))
                .toList();
        if (!fresh.isEmpty()) {
            live.add(ClassStore.PACKAGE + "." + plan.name());
        }
        Map<String, byte[]> kept = new LinkedHashMap<>();
        classes.forEach((className, bytes) -> {
            if (live.contains(className)) {
                kept.put(className, bytes);
            }
        });
        store.put(kept);
        return new Unit(
                ClassStore.PACKAGE + "." + plan.name(),
                classes,
                new UnitLines(cell, compiled.text()),
                plan.pieces(),
                fresh,
                plan.reset(),
                compiled.postponed().values().stream()
                        .filter(each -> !known.contains(each))
                        .toList(),
                compiled.gives(),
                live);
    }

    private Set<String> declareMember(String unit, Piece piece, Set<String> classes) {
        String name = piece.item().declares().iterator().next();
        Set<String> own = new LinkedHashSet<>();
        boolean isType = piece.item() instanceof Item.Type;
        if (isType) {
            String binary = ClassStore.PACKAGE + "." + name;
            classes.stream()
                    .filter(each -> each.equals(binary) || each.startsWith(binary + "$"))
                    .forEach(own::add);
        }
        replace(new Declaration(
                isType ? Kind.TYPE : Kind.METHOD,
                name,
                Declaration.key(piece.item()),
                piece,
                "",
                isType ? name : unit,
                piece.words(),
                own));
        own.add(ClassStore.PACKAGE + "." + (isType ? name : unit));
        return own;
    }

    /** Declares what was compiled elsewhere, with the class files that later units may mention. */
    public void declare(Declaration declaration, Map<String, byte[]> classes) {
        store.put(classes);
        replace(declaration);
    }

    /** The members of earlier units that a piece may mean by the names in it, such as {@code $3.x}. */
    public Set<String> members(Piece piece) {
        return members(List.of(piece), List.of(), Set.of(), Set.of(), List.of());
    }

    /** Declares the variables that running the unit has reached. */
    public void reached(Unit unit, int piece) {
        for (Declaration variable : unit.variables()) {
            if (unit.pieces().indexOf(variable.piece()) <= piece) {
                replace(variable);
            }
        }
    }

    private static Declaration withOwner(Declaration variable, String owner) {
        return new Declaration(
                variable.kind(),
                variable.name(),
                variable.key(),
                variable.piece(),
                variable.type(),
                owner,
                variable.mentions(),
                variable.classes());
    }

    private void replace(Declaration declaration) {
        scope.declare(declaration).ifPresent(before -> forget(before, declaration));
    }

    private void withdraw(Declaration declaration) {
        scope.withdraw(declaration);
        forget(declaration, null);
    }

    /** Class files that nothing in the scope is a member of any more need not be listed to the compiler. */
    private void forget(Declaration before, Declaration now) {
        if (before.kind() == Kind.TYPE) {
            store.remove(before.classes());
        } else if (now == null || !now.owner().equals(before.owner())) {
            boolean used = scope.all().stream()
                    .anyMatch(each -> each.kind() != Kind.TYPE && each.owner().equals(before.owner()));
            if (!used) {
                store.remove(List.of(ClassStore.PACKAGE + "." + before.owner()));
            }
        }
    }
}
