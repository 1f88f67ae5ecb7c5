package skylab.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainProcessTest {
    @TempDir
    Path directory;

    @Test
    void isKilledInTimeLeavesItsFilesAndSaysWhatIsMissing() throws Exception {
        Path input = Files.createDirectory(directory.resolve("in"));
        Path output = Files.createDirectory(directory.resolve("out"));
        Files.writeString(input.resolve("submission.ipynb"), "n");
        Files.writeString(input.resolve("request.json"), "{}");
        Sandbox sandbox = new PlainProcess("not permitted");
        int status = sandbox.run(
                input,
                output,
                new Program(
                        List.of("sh", "-c", "echo $ONE > cells.jsonl; ln -s /etc/passwd answers.json; exec sleep 60"),
                        Map.of("ONE", "n"),
                        List.of(),
                        Peer.NOBODY),
                Limits.DEFAULT.withTimes(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                0);
        assertNotEquals(0, status);
        assertEquals("n\n", Files.readString(output.resolve("cells.jsonl")));
        assertFalse(Files.exists(output.resolve("answers.json")));
        assertEquals("not permitted", sandbox.shortcoming());
        assertFalse(sandbox.protections().contains(Protection.NETWORK));
    }
}
