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

/** The emulated shell against the real one: same standard output, same exit status. */
class BashAgreementTest {
    static Stream<String> scripts() throws IOException {
        try (InputStream in = BashAgreementTest.class.getResourceAsStream("scripts.txt")) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n----\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptDoesWhatBashDoes(String script, @TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no /bin/bash to compare with");
        assertEquals(ShellRun.real(script, folder), ShellRun.run(script), script);
    }
}
