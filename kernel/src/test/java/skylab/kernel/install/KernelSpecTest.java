package skylab.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.kernel.protocol.Json;

class KernelSpecTest {
    private final KernelSpec spec =
            new KernelSpec(Path.of("/jdk/bin/java"), Path.of("/lib"), "/lib/a.jar", Path.of("/c.jsa"));

    @Test
    void says_what_jupyter_asks() throws Exception {
        ObjectNode json = Json.parseObject(spec.json().getBytes(StandardCharsets.UTF_8));
        assertEquals("Java (Skylab)", json.path("display_name").asText());
        assertEquals("java", json.path("language").asText());
        assertEquals("message", json.path("interrupt_mode").asText());
        assertFalse(json.path("metadata").path("debugger").asBoolean(true));
        int last = json.path("argv").size() - 1;
        assertEquals("/jdk/bin/java", json.path("argv").path(0).asText());
        assertEquals("{connection_file}", json.path("argv").path(last).asText());
    }

    @Test
    void the_archive_is_made_with_the_options_and_jars_that_it_is_used_with() throws Exception {
        ObjectNode json = Json.parseObject(spec.json().getBytes(StandardCharsets.UTF_8));
        List<String> used = new ArrayList<>();
        json.path("argv").forEach(argument -> used.add(argument.asText()));
        used.removeAll(List.of("-XX:SharedArchiveFile=/c.jsa", "{connection_file}"));
        List<String> made = new ArrayList<>(spec.archiveCommand());
        made.removeAll(List.of("-XX:ArchiveClassesAtExit=/c.jsa", "--warm-up"));
        assertEquals(used, made);
    }
}
