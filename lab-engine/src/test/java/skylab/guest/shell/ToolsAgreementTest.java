package skylab.guest.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives and tools of text against the real ones: same standard output, same exit status. */
class ToolsAgreementTest {
    static Stream<String> scripts() throws IOException {
        try (InputStream in = ToolsAgreementTest.class.getResourceAsStream("tools.txt")) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n----\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aToolDoesWhatTheRealOneDoes(String text, @TempDir Path folder) throws Exception {
        String[] parts = text.split("\n", 2);
        for (String tool : parts[0].split(" ")) {
            Assumptions.assumeTrue(
                    tool.equals("needs") || Files.isExecutable(Path.of("/usr/bin", tool)),
                    "skipped: there is no " + tool + " to compare with");
        }
        assertEquals(ShellRun.real(parts[1], folder), ShellRun.run(parts[1]), parts[1]);
    }
}
