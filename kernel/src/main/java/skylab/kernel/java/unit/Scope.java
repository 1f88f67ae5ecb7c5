package skylab.kernel.java.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the cells of a session have declared and imported, and nothing has replaced. One thread at a time. */
public final class Scope {
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final Map<String, Set<String>> keysByName = new LinkedHashMap<>();
    private final Map<String, String> imports = new LinkedHashMap<>();
    private final Map<String, Postponed> postponed = new LinkedHashMap<>();

    /** All declarations in the order in which they were made. */
    public List<Declaration> all() {
        return List.copyOf(declarations.values());
    }

    /** The declaration with a key. */
    Optional<Declaration> find(String key) {
        return Optional.ofNullable(declarations.get(key));
    }

    /** The variable of a name. */
    public Optional<Declaration> variable(String name) {
        return find(Declaration.variableKey(name));
    }

    /** The declarations of a name. */
    List<Declaration> named(String name) {
        return keysByName.getOrDefault(name, Set.of()).stream()
                .map(declarations::get)
                .toList();
    }

    /** Makes a declaration, in the place of one with the same key; returns the one that it replaces. */
    Optional<Declaration> declare(Declaration declaration) {
        postponed.remove(declaration.key());
        Declaration before = declarations.remove(declaration.key());
        declarations.put(declaration.key(), declaration);
        keysByName
                .computeIfAbsent(declaration.name(), name -> new LinkedHashSet<>())
                .add(declaration.key());
        if (declaration.kind() == Declaration.Kind.TYPE) {
            imports.values().removeIf(text -> importedName(text).equals(declaration.name()));
        }
        return Optional.ofNullable(before);
    }

    /** Withdraws a declaration. */
    void withdraw(Declaration declaration) {
        declarations.remove(declaration.key());
        Set<String> keys = keysByName.get(declaration.name());
        keys.remove(declaration.key());
        if (keys.isEmpty()) {
            keysByName.remove(declaration.name());
        }
    }

    /** Keeps a declaration that cannot be compiled yet. */
    void postpone(String key, Postponed declaration) {
        postponed.put(key, declaration);
    }

    /** What waits. */
    public Collection<Postponed> postponed() {
        return List.copyOf(postponed.values());
    }

    /** Adds an import, as between {@code import} and the semicolon. */
    public void addImport(String text) {
        imports.put(text, text);
    }

    /** The imports, as between {@code import} and the semicolon. */
    public List<String> imports() {
        return new ArrayList<>(imports.values());
    }

    /** Forgets everything. */
    public void clear() {
        imports.clear();
        declarations.clear();
        keysByName.clear();
        postponed.clear();
    }

    /** The simple name that an import brings in; {@code *} for imports on demand and those of static members. */
    private static String importedName(String text) {
        return text.startsWith("static ") ? "*" : text.substring(text.lastIndexOf('.') + 1);
    }

    /**
     * The declarations that have to be compiled again when some change: those that mention them, and in turn those that
     * mention these. A variable depends on what its type mentions; when that changes, it loses its value.
     */
    Set<Declaration> dependents(Collection<Declaration> changed) {
        Set<Declaration> found = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        changed.forEach(declaration -> names.add(declaration.name()));
        boolean grown = !names.isEmpty();
        while (grown) {
            grown = false;
            for (Declaration each : declarations.values()) {
                boolean depends = !changed.contains(each)
                        && !found.contains(each)
                        && each.mentions().stream().anyMatch(names::contains);
                if (depends) {
                    found.add(each);
                    names.add(each.name());
                    grown = true;
                }
            }
        }
        return found;
    }
}
