package skylab.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code mvn package} makes: {@code skylab.jar}, which is the launcher and the grader, and the jars that its
 * manifest names.
 *
 * @param jar {@code skylab.jar}
 * @param libraries the jars of its class path, in the build's order
 */
public record Distribution(Path jar, List<Path> libraries) {

    // The hidden tests' framework belongs to the judge, not to the process in which students' code runs.
    private static final Pattern JUDGE = Pattern.compile("(junit|opentest4j|apiguardian|jqwik|picocli).*");

    // Parts of the kernel that are nobody else's business: other versions of them may be on a student's class path.
    private static final Pattern KERNEL_ONLY = Pattern.compile("(jeromq|jnacl|asm|jackson-|slf4j-).*");

    public Distribution {
        libraries = List.copyOf(libraries);
    }

    /** The distribution that this program was started from. */
    public static Distribution running() throws IOException {
        try {
            return of(Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The distribution of a {@code skylab.jar}, read from its manifest. */
    public static Distribution of(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " is not a jar; build it with: mvnw package");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            String classPath = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return new Distribution(
                    jar,
                    Stream.of(classPath.split(" ")).map(jar::resolveSibling).toList());
        }
    }

    /**
     * The jars that the kernel runs on, in the order in which it looks for classes: the first one of the build, which is
     * the kernel itself, then what only the kernel needs. The large ones behind are not even opened for those.
     */
    public List<Path> kernel() {
        return libraries.stream()
                .filter(path -> !matches(JUDGE, path))
                .sorted(Comparator.comparing(path -> !path.equals(libraries.get(0)) && !matches(KERNEL_ONLY, path)))
                .toList();
    }

    /** The jars of Maven's resolver, which the kernel loads apart from its own. */
    public List<Path> resolver() throws IOException {
        Path directory = jar.resolveSibling("lib").resolve("maven");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /** All jars that an installed kernel has. */
    public List<Path> installed() throws IOException {
        return Stream.concat(kernel().stream(), resolver().stream()).toList();
    }

    /** The jars among {@link #kernel()} that cells may compile against. */
    public List<Path> student() {
        return kernel().stream().filter(path -> !matches(KERNEL_ONLY, path)).toList();
    }

    private static boolean matches(Pattern pattern, Path path) {
        return pattern.matcher(path.getFileName().toString()).matches();
    }
}
