package skylab.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSpecTest {
    @Test
    void says_what_jupyter_asks() throws Exception {
        ObjectNode json = json(spec(17));
        assertEquals("Java (Skylab)", json.path("display_name").asText());
        assertEquals("java", json.path("language").asText());
        assertEquals("message", json.path("interrupt_mode").asText());
        assertFalse(json.path("metadata").path("debugger").asBoolean(true));
        int last = json.path("argv").size() - 1;
        assertEquals("/jdk/bin/java", json.path("argv").path(0).asText());
        assertEquals("{connection_file}", json.path("argv").path(last).asText());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25, 26})
    void the_archive_is_made_with_the_options_and_jars_that_it_is_used_with(int java) throws Exception {
        List<String> used = argv(spec(java));
        List<String> made = new ArrayList<>(spec(java).archivingCommand());
        assertTrue(made.remove("--HistoryManager.hist_file=:memory:"), "a student's history begins empty");
        assertEquals(used.size(), made.size());
        List<String> different = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            if (!used.get(i).equals(made.get(i))) {
                different.add(made.get(i));
                different.add(used.get(i));
            }
        }
        assertEquals(
                java < 25
                        ? List.of("-XX:ArchiveClassesAtExit=/c.archive", "-XX:SharedArchiveFile=/c.archive")
                        : List.of("-XX:AOTCacheOutput=/c.archive", "-XX:AOTCache=/c.archive"),
                different);
    }

    @Test
    void the_kernels_own_classes_are_found_before_any_other_jar_is_opened() throws Exception {
        List<String> argv = argv(spec(17));
        String classPath = argv.get(argv.indexOf("-cp") + 1);
        assertEquals(Path.of("/lib/kernel.jar") + File.pathSeparator + Path.of("/lib/a.jar"), classPath);
    }

    @Test
    void names_of_files_are_utf8_and_the_language_is_the_users() throws Exception {
        ObjectNode json = json(spec(17));
        assertEquals("C.UTF-8", json.path("env").path("LC_CTYPE").asText());
        assertFalse(json.path("env").has("LC_ALL"));
        assertFalse(json.path("env").has("LANG"));
    }

    private static KernelSpec spec(int java) {
        return new KernelSpec(
                Path.of("/jdk/bin/java"),
                java,
                List.of(Path.of("/lib/kernel.jar"), Path.of("/lib/a.jar")),
                List.of(Path.of("/lib/a.jar")),
                Path.of("/c.archive"));
    }

    private static List<String> argv(KernelSpec spec) throws IOException {
        List<String> argv = new ArrayList<>();
        json(spec).path("argv").forEach(argument -> argv.add(argument.asText()));
        return argv;
    }

    private static ObjectNode json(KernelSpec spec) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(spec.json().getBytes(StandardCharsets.UTF_8));
    }
}
