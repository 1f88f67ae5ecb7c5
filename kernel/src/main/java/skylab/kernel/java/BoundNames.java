package skylab.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.extension.Binding;

/** Names that extensions bind. A cell that mentions one first finds it declared. Safe for many threads. */
final class BoundNames {
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final Map<String, Binding> all = new ConcurrentHashMap<>();
    private final Map<String, Binding> undeclared = new ConcurrentHashMap<>();

    /** Binds a name, which is declared, also anew, at its next mention. */
    void bind(Binding binding) {
        all.put(binding.name(), binding);
        undeclared.put(binding.name(), binding);
    }

    /** Binds what is no name of Java, for the kernel's own functions. */
    void bindHidden(Binding binding) {
        all.put(binding.name(), binding);
    }

    /** The value of a name; null when nothing is bound to it. */
    Object value(String name) {
        Binding binding = all.get(name);
        return binding == null ? null : binding.value().get();
    }

    /** Those that no cell has mentioned yet, by name. */
    Map<String, Binding> undeclared() {
        return undeclared;
    }

    /** Forgets that any was declared. */
    void reset() {
        all.values().stream()
                .filter(binding -> IDENTIFIER.matcher(binding.name()).matches())
                .forEach(binding -> undeclared.put(binding.name(), binding));
    }

    /** The declarations of those that code mentions for the first time. */
    List<String> mentioned(String code) {
        List<String> declarations = new ArrayList<>();
        if (undeclared.isEmpty()) {
            return declarations;
        }
        Matcher identifier = IDENTIFIER.matcher(code);
        while (identifier.find()) {
            Binding binding = undeclared.remove(identifier.group());
            if (binding != null) {
                declarations.add("%1$s %2$s = (%1$s) skylab.kernel.notebook.Bindings.value(\"%2$s\");"
                        .formatted(binding.type(), binding.name()));
            }
        }
        return declarations;
    }
}
