package skylab.kernel.maven;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import skylab.kernel.extension.KernelContext;

/** The jars and directories that a session has added to its class path, in order. Safe for many threads. */
public final class ClassPathEntries {
    private final Set<Path> paths = new LinkedHashSet<>();

    /** Everything that was added. */
    public synchronized List<Path> all() {
        return List.copyOf(paths);
    }

    /** Adds what is not there yet, all at once. */
    public synchronized void add(Collection<Path> more, KernelContext context) {
        List<Path> fresh = more.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .filter(path -> !paths.contains(path))
                .distinct()
                .toList();
        if (!fresh.isEmpty()) {
            context.addToClassPath(fresh);
            paths.addAll(fresh);
        }
    }
}
