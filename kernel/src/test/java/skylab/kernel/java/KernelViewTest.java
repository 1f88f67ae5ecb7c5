package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.maven.FileRepository;

class KernelViewTest {
    @TempDir
    private Path directory;

    private Path shown;
    private Path hidden;
    private URLClassLoader kernel;
    private ClassLoader view;

    @BeforeEach
    void twoJars() throws IOException {
        shown = jar("shown one 하나.jar", "far.Shown", 1);
        hidden = jar("hidden.jar", "far.Hidden", 1);
        kernel = new URLClassLoader(
                new URL[] {shown.toUri().toURL(), hidden.toUri().toURL()}, KernelViewTest.class.getClassLoader());
        view = KernelView.of(kernel, shown.toString());
    }

    private Path jar(String name, String type, int version) throws IOException {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        Map<String, byte[]> files = new TreeMap<>(FileRepository.compiled(
                directory.resolve("work"),
                type,
                "package far; public class " + simple + " { public static int version() { return " + version
                        + "; } }"));
        files.put("META-INF/services/far.Service", FileRepository.bytes(type));
        Path jar = directory.resolve(name);
        FileRepository.jar(jar, files);
        return jar;
    }

    @Test
    void what_cells_compile_against_is_the_kernels_own() throws Exception {
        assertSame(kernel.loadClass("far.Shown"), view.loadClass("far.Shown"));
        assertNotNull(view.getResource("far/Shown.class"));
    }

    @Test
    void the_jdk_and_the_kernel_are_seen() throws Exception {
        assertSame(String.class, view.loadClass("java.lang.String"));
        assertSame(java.sql.Driver.class, view.loadClass("java.sql.Driver"));
        assertSame(jdk.jshell.JShell.class, view.loadClass("jdk.jshell.JShell"));
        assertSame(StopSignal.class, view.loadClass(StopSignal.class.getName()));
        assertNotNull(view.getResource("java/lang/String.class"));
    }

    @Test
    void other_libraries_are_hidden_with_their_resources() throws Exception {
        assertThrows(ClassNotFoundException.class, () -> view.loadClass("far.Hidden"));
        assertThrows(ClassNotFoundException.class, () -> view.loadClass("org.junit.jupiter.api.Test"));
        assertNull(view.getResource("far/Hidden.class"));
        assertEquals(
                1,
                Collections.list(view.getResources("META-INF/services/far.Service"))
                        .size());
    }

    @Test
    void a_hidden_library_may_be_added_in_another_version_and_a_seen_one_may_not() throws Exception {
        try (URLClassLoader session = new URLClassLoader(
                new URL[] {
                    jar("other1.jar", "far.Hidden", 2).toUri().toURL(),
                    jar("other2.jar", "far.Shown", 2).toUri().toURL()
                },
                view)) {
            assertEquals(2, version(session.loadClass("far.Hidden")));
            assertEquals(1, version(session.loadClass("far.Shown")));
        }
    }

    private static int version(Class<?> type) throws ReflectiveOperationException {
        return (int) type.getMethod("version").invoke(null);
    }

    @Test
    void without_a_class_path_nothing_is_hidden() {
        assertSame(kernel, KernelView.of(kernel, ""));
    }
}
