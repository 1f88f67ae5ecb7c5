package skylab.kernel.failure;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The public types of Java's own modules, found without a list of them: each package is asked for the name. */
public final class JdkTypes {
    /** What students import most comes first. */
    private static final List<String> LIKELY = List.of(
            "java.lang.", "java.util.", "java.time.", "java.io.", "java.nio.", "java.math.", "java.text.", "java.net.");

    private JdkTypes() {}

    /** Qualified names of the public types of this simple name, the likeliest first. */
    public static List<String> qualified(String simpleName) {
        return exported()
                .map(place -> Class.forName(place.module(), place.name() + "." + simpleName))
                .filter(Objects::nonNull)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .map(Class::getName)
                .sorted(Comparator.comparingInt(JdkTypes::unlikeliness).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Names of the public members of a type, methods with {@code ()} behind them. */
    public static Collection<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Method method : type.getMethods()) {
            members.add(method.getName() + "()");
        }
        for (Field field : type.getFields()) {
            members.add(field.getName());
        }
        return members;
    }

    private record Exported(Module module, String name) {}

    private static Stream<Exported> exported() {
        return ModuleLayer.boot().modules().stream()
                .filter(module -> module.getName().startsWith("java."))
                .flatMap(module -> module.getPackages().stream()
                        .filter(module::isExported)
                        .map(name -> new Exported(module, name)));
    }

    private static int unlikeliness(String name) {
        for (int i = 0; i < LIKELY.size(); i++) {
            if (name.startsWith(LIKELY.get(i))) {
                return i;
            }
        }
        return LIKELY.size();
    }
}
