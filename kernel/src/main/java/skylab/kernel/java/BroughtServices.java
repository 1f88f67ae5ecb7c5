package skylab.kernel.java;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What jars bring that are added to a running session; only these jars are searched. */
final class BroughtServices {
    private BroughtServices() {}

    /**
     * New instances of the services of one kind that these jars and directories name below {@code META-INF/services}.
     *
     * @param loader loads their classes
     * @throws IllegalArgumentException when one that is named is not there or is not of the kind
     */
    static <T> List<T> of(Class<T> service, List<Path> paths, ClassLoader loader) {
        List<T> found = new ArrayList<>();
        for (Path path : paths) {
            for (String name : names(service, path)) {
                try {
                    found.add(
                            service.cast(loader.loadClass(name).getConstructor().newInstance()));
                } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
                    throw new IllegalArgumentException(path + ": " + e, e);
                }
            }
        }
        return found;
    }

    private static List<String> names(Class<?> service, Path path) {
        try (URLClassLoader jar = new URLClassLoader(new URL[] {path.toUri().toURL()}, null)) {
            try (var text = jar.getResourceAsStream("META-INF/services/" + service.getName())) {
                return text == null
                        ? List.of()
                        : new String(text.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .map(line -> line.replaceFirst("#.*", "").strip())
                                .filter(line -> !line.isEmpty())
                                .toList();
            }
        } catch (IOException e) {
            // A jar that cannot be read brings nothing; the compiler says so when a cell needs it.
            return List.of();
        }
    }
}
