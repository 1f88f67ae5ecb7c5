package skylab.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The bash file in a checkout of its own, which is not built, in a directory with a space in its name. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class BootstrapTest {

    @TempDir
    Path directory;

    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        Path resources = Path.of("notebooks/src/main/resources/skylab/launcher");
        checkout = directory.resolve("a checkout");
        Files.createDirectories(checkout.resolve(resources));
        for (Path file : List.of(
                Path.of("skylab"),
                resources.resolve("needs.txt"),
                resources.resolve("messages.properties"),
                resources.resolve("messages_ko.properties"))) {
            Files.copy(root.resolve(file), checkout.resolve(file));
        }
    }

    @Test
    void helpNeedsNeitherABuildNorAJava() throws Exception {
        Result help = run(checkout.resolve("skylab"), Map.of(), "help");
        assertEquals(0, help.code(), help.text());
        for (String command : List.of("up ", "test ", "install ", "doctor ")) {
            assertTrue(help.text().contains(command), help.text());
        }
        assertFalse(Files.exists(checkout.resolve("notebooks/target")));
    }

    @Test
    void helpSpeaksKorean() throws Exception {
        assertTrue(run(checkout.resolve("skylab"), Map.of("LANG", "ko_KR.UTF-8"), "help")
                .text()
                .contains("사용법"));
    }

    @Test
    void anUnknownCommandGivesHelpAndExitCodeTwoWithoutABuild() throws Exception {
        Result result = run(checkout.resolve("skylab"), Map.of(), "fly");
        assertEquals(2, result.code());
        assertTrue(result.text().contains("'fly'"), result.text());
        assertTrue(result.text().contains("doctor"), result.text());
        assertFalse(Files.exists(checkout.resolve("notebooks/target")));
    }

    @Test
    void aSymbolicLinkFindsTheCheckout() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a checkout/skylab"));
        assertEquals(0, run(link, Map.of(), "help").code());
    }

    @Test
    void doctorSaysThatNothingIsBuilt() throws Exception {
        Result result = run(checkout.resolve("skylab"), Map.of(), "doctor");
        assertEquals(1, result.code());
        assertTrue(result.text().contains("not built yet"), result.text());
    }

    private record Result(int code, String text) {}

    private Result run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString());
        builder.command().addAll(List.of(arguments));
        Path output = directory.resolve("output");
        builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .environment()
                .keySet()
                .removeIf(name -> name.startsWith("LC_") || name.equals("LANG") || name.equals("SKYLAB_LANG"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Result(code, Files.readString(output, StandardCharsets.UTF_8));
    }
}
