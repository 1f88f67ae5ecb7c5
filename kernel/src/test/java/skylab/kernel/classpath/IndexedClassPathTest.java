package skylab.kernel.classpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedClassPathTest {
    @TempDir
    private Path directory;

    private StandardJavaFileManager files;
    private IndexedClassPath classPath;

    @BeforeEach
    void open() {
        files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(problem -> {}, null, null);
        classPath = new IndexedClassPath(files);
    }

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    @Test
    void a_package_is_found_in_every_jar_that_has_it_in_the_order_of_the_class_path() throws IOException {
        Path a = jar("a.jar", "p/One.class", "q/Two.class");
        Path b = jar("b.jar", "p/Three.class");
        index(a, b);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(b, a));
        assertEquals(List.of("p.Three", "p.One"), names("p", false));
        assertEquals(List.of("q.Two"), names("q", false));
        assertEquals(List.of(), names("r", false));
    }

    @Test
    void a_jar_without_the_package_is_not_opened() throws IOException {
        Path good = jar("good.jar", "p/One.class");
        Path large = jar("large.jar", "q/Two.class");
        index(good, large);
        Files.writeString(large, "no jar at all: whoever opens it fails");
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(good, large));
        assertEquals(List.of("p.One"), names("p", false));
    }

    @Test
    void a_jar_that_is_in_no_index_is_opened() throws IOException {
        index(jar("known.jar", "p/One.class"));
        Path added = jar("added.jar", "p/Two.class");
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(added));
        assertEquals(List.of("p.Two"), names("p", false));
    }

    @Test
    void packages_below_a_package_are_looked_for_everywhere() throws IOException {
        Path a = jar("a.jar", "p/q/One.class");
        index(a);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(a));
        assertEquals(List.of("p.q.One"), names("p", true));
    }

    @Test
    void a_class_path_that_grows_is_seen() throws IOException {
        Path a = jar("a.jar", "p/One.class");
        Path b = jar("b.jar", "p/Two.class");
        index(a, b);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(a));
        assertEquals(List.of("p.One"), names("p", false));
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(a, b));
        assertEquals(List.of("p.One", "p.Two"), names("p", false));
    }

    @Test
    void the_index_survives_being_written() throws IOException {
        Path a = jar("a.jar", "p/One.class", "META-INF/versions/21/p/q/Two.class", "r/text.txt");
        Path empty = jar("empty.jar", "META-INF/MANIFEST.MF");
        PackageIndex made = PackageIndex.of(List.of(a, empty));
        Files.writeString(directory.resolve(PackageIndex.FILE), made.text());
        assertEquals(made, PackageIndex.in(directory));
        assertTrue(made.mayHave("a.jar", "p.q"));
        assertFalse(made.mayHave("a.jar", "r"));
        assertFalse(made.mayHave("empty.jar", "p"));
        assertTrue(made.mayHave("unknown.jar", "p"));
    }

    private void index(Path... jars) throws IOException {
        Files.writeString(
                directory.resolve(PackageIndex.FILE),
                PackageIndex.of(List.of(jars)).text());
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
            }
        }
        return jar;
    }

    private List<String> names(String packageName, boolean recurse) throws IOException {
        List<String> names = new ArrayList<>();
        for (JavaFileObject file : classPath.list(packageName, Set.of(Kind.CLASS), recurse)) {
            names.add(files.inferBinaryName(StandardLocation.CLASS_PATH, file));
        }
        return names;
    }
}
