package skylab.kernel.display;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import skylab.kernel.notebook.MimeBundle;

/**
 * Stands before a renderer for the types of a library, which is made, with the library's classes, only when a value has
 * such a type.
 */
public final class LibraryRenderer implements Renderer {
    private static final ClassValue<Set<String>> SUPERTYPES = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            Set<String> names = new HashSet<>();
            collect(type, names);
            return Set.copyOf(names);
        }

        private void collect(Class<?> type, Set<String> names) {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                names.add(each.getName());
                for (Class<?> implemented : each.getInterfaces()) {
                    collect(implemented, names);
                }
            }
        }
    };

    private final Set<String> types;
    private final Supplier<Renderer> maker;
    private Renderer renderer;

    /** A renderer for values of the types with these full names. */
    public LibraryRenderer(Set<String> types, Supplier<Renderer> maker) {
        this.types = Set.copyOf(types);
        this.maker = maker;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        Set<String> names = SUPERTYPES.get(value.getClass());
        return types.stream().anyMatch(names::contains) ? renderer().render(value) : Optional.empty();
    }

    private synchronized Renderer renderer() {
        if (renderer == null) {
            renderer = maker.get();
        }
        return renderer;
    }
}
