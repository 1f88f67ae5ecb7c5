package skylab.kernel.java.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Planner planner;
    private int count;

    /** Units of a session. */
    public Units(CellCompiler compiler, ClassStore store, Scope scope) {
        this.compiler = compiler;
        this.store = store;
        this.scope = scope;
        this.planner = new Planner(compiler, scope);
    }

    /**
     * Compiles pieces of one cell as one unit.
     *
     * @throws CompilationFailedException when something in the cell is wrong; then nothing is declared
     * @throws NamelessTypeException when a variable has the type of an anonymous class; then nothing is declared
     */
    public Unit compile(CellText cell, List<Piece> written) throws CompilationFailedException, NamelessTypeException {
        Plan plan = planner.plan("$" + ++count, written);
        return declare(cell, new UnitCompilation(compiler, scope, plan).compile());
    }

    /** Takes what was compiled into the scope: types and methods now, variables when they are reached. */
    private Unit declare(CellText cell, CompiledUnit compiled) {
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
            if (Pieces.isTypeOrMethod(piece) && !compiled.postponed().containsKey(Declaration.key(piece.item()))) {
                live.addAll(declareMember(plan.name(), piece, classes.keySet()));
            }
        }
        for (Declaration variable : plan.reset()) {
            replace(variable.movedTo(plan.name()));
            live.add(ClassStore.PACKAGE + "." + plan.name());
        }
        List<Declaration> fresh = plan.variables().stream()
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
        return new Imports(scope).members(List.of(piece), List.of(), Set.of(), List.of());
    }

    /** Declares the variables that running the unit has reached. */
    public void reached(Unit unit, int piece) {
        for (Declaration variable : unit.variables()) {
            if (unit.pieces().indexOf(variable.piece()) <= piece) {
                replace(variable);
            }
        }
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
