package skylab.kernel.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages in the jars of one directory. A file beside them keeps it, a line per jar: the name of the jar and its
 * packages, separated by tabs.
 *
 * @param packages the names of packages by the file name of the jar
 */
public record PackageIndex(Map<String, Set<String>> packages) {
    /** The name of the file. */
    public static final String FILE = "packages.txt";

    // A class for a later Java only lies deeper, in the package that it has nevertheless.
    private static final String CLASS = "(?:META-INF/versions/[0-9]+/)?(.*)/[^/]+\\.class";

    public PackageIndex {
        packages = Map.copyOf(packages);
    }

    /**
     * Looks into jars.
     *
     * @throws IOException when one cannot be read
     */
    public static PackageIndex of(Collection<Path> jars) throws IOException {
        Pattern type = Pattern.compile(CLASS);
        Map<String, Set<String>> packages = new HashMap<>();
        for (Path jar : jars) {
            Set<String> found = new TreeSet<>();
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream().forEach(entry -> {
                    Matcher path = type.matcher(entry.getName());
                    if (path.matches()) {
                        found.add(path.group(1).replace('/', '.'));
                    }
                });
            }
            packages.put(jar.getFileName().toString(), found);
        }
        return new PackageIndex(packages);
    }

    /** The index of a directory; one that knows nothing where there is no file. */
    public static PackageIndex in(Path directory) {
        List<String> lines;
        try {
            lines = Files.readAllLines(directory.resolve(FILE));
        } catch (IOException e) {
            // Jars that are not installed, or were added in the session: they will be opened.
            return new PackageIndex(Map.of());
        }
        Map<String, Set<String>> packages = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split("\t");
            packages.put(fields[0], new HashSet<>(List.of(fields).subList(1, fields.length)));
        }
        return new PackageIndex(packages);
    }

    /** The content of the file. */
    public String text() {
        List<String> lines = new ArrayList<>();
        packages.forEach((jar, names) -> lines.add(jar + "\t" + String.join("\t", new TreeSet<>(names)) + "\n"));
        lines.sort(null);
        return String.join("", lines);
    }

    /** Whether a jar may have classes of a package; true also for a jar that is not known. */
    public boolean mayHave(String jar, String packageName) {
        Set<String> known = packages.get(jar);
        return known == null || known.contains(packageName);
    }
}
