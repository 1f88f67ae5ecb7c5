package skylab.kernel.java.completion;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of top-level types by package: those that the JDK exports and those of a class path. Each part is read when
 * it is first asked for, by a thread of its own; who asks waits only a moment, and finds more the next time.
 */
final class TypeIndex {
    private static final long LONGEST_WAIT_MILLISECONDS = 150;

    private static final CompletableFuture<Map<String, List<String>>> NOTHING =
            CompletableFuture.completedFuture(Map.of());

    private final Map<Path, CompletableFuture<Map<String, List<String>>>> entries = new HashMap<>();
    private CompletableFuture<Map<String, List<String>>> jdk = NOTHING;
    private Collection<Path> classPath = List.of();

    /** A type by its package and its name. */
    record Type(String home, String simple) {
        String qualified() {
            return home + "." + simple;
        }
    }

    /** Begins to read what is not read yet. */
    void use(List<Path> path) {
        if (jdk == NOTHING) {
            jdk = inBackground(TypeIndex::readJdk);
        }
        classPath = path;
        path.forEach(entry -> entries.computeIfAbsent(entry, each -> inBackground(() -> readEntry(each))));
    }

    /** All types, in order of parts and packages. */
    Stream<Type> all() {
        return parts().flatMap(part -> part.entrySet().stream())
                .flatMap(home -> home.getValue().stream().map(simple -> new Type(home.getKey(), simple)));
    }

    /** The types of a package. */
    List<String> typesIn(String name) {
        return parts().flatMap(part -> part.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** The next parts of the names of packages that begin so; those of the first level for an empty name. */
    Set<String> packagesIn(String name) {
        String prefix = name.isEmpty() ? "" : name + ".";
        return parts().flatMap(part -> part.keySet().stream())
                .filter(each -> each.startsWith(prefix) && each.length() > prefix.length())
                .map(each -> each.substring(prefix.length()).split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Map<String, List<String>>> parts() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLISECONDS);
        return Stream.concat(Stream.of(jdk), classPath.stream().map(entries::get))
                .map(part -> read(part, deadline));
    }

    private static Map<String, List<String>> read(CompletableFuture<Map<String, List<String>>> part, long deadline) {
        try {
            return part.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private interface Reading {
        Map<String, List<String>> read() throws IOException;
    }

    private static CompletableFuture<Map<String, List<String>>> inBackground(Reading reading) {
        CompletableFuture<Map<String, List<String>>> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(reading.read());
                    } catch (IOException | RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                },
                "type index");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return result;
    }

    private static Map<String, List<String>> readJdk() throws IOException {
        Map<String, List<String>> types = new TreeMap<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            Set<String> exported = module.descriptor().exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
            if (!exported.isEmpty()) {
                try (ModuleReader reader = module.open();
                        Stream<String> files = reader.list()) {
                    files.forEach(file -> add(types, file, exported));
                }
            }
        }
        types.values().forEach(names -> names.sort(null));
        return types;
    }

    private static Map<String, List<String>> readEntry(Path entry) throws IOException {
        Map<String, List<String>> types = new TreeMap<>();
        if (Files.isDirectory(entry)) {
            try (Stream<Path> files = Files.walk(entry)) {
                files.map(file -> entry.relativize(file).toString().replace('\\', '/'))
                        .forEach(file -> add(types, file, null));
            }
        } else if (Files.isRegularFile(entry)) {
            try (JarFile jar = new JarFile(entry.toFile(), false)) {
                jar.stream().forEach(file -> add(types, file.getName(), null));
            }
        }
        types.values().forEach(names -> names.sort(null));
        return types;
    }

    private static void add(Map<String, List<String>> types, String file, Set<String> exported) {
        int slash = file.lastIndexOf('/');
        if (slash < 0 || !file.endsWith(".class") || file.startsWith("META-INF/") || file.indexOf('$') >= 0) {
            return;
        }
        String home = file.substring(0, slash).replace('/', '.');
        boolean open = exported == null ? !home.matches(".*\\binternal\\b.*") : exported.contains(home);
        String simple = file.substring(slash + 1, file.length() - ".class".length());
        if (open && simple.indexOf('-') < 0) {
            types.computeIfAbsent(home, key -> new ArrayList<>()).add(simple);
        }
    }
}
