package skylab.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCommandTest {

    @TempDir
    Path folder;

    @Test
    void theCommandNamesTheConnectionFileAndTheFolder() throws IOException {
        StartCommand command = read(
                """
                {"argv": ["{resource_dir}/bin/run", "-f", "{connection_file}"], "env": {"A": "1"}}""");
        assertEquals(List.of(folder + "/bin/run", "-f", "/tmp/c.json"), command.withConnection(Path.of("/tmp/c.json")));
        assertEquals(Map.of("A", "1"), command.environment());
    }

    @Test
    void aKernelIsInterruptedByASignalUnlessItAsksForMessages() throws IOException {
        assertFalse(read("{\"argv\": []}").interruptedByMessage());
        assertFalse(read("{\"argv\": [], \"interrupt_mode\": \"signal\"}").interruptedByMessage());
        assertTrue(read("{\"argv\": [], \"interrupt_mode\": \"message\"}").interruptedByMessage());
    }

    @Test
    void withoutASpecificationThereIsNoCommand() {
        assertThrows(IOException.class, () -> StartCommand.read(folder));
    }

    private StartCommand read(String json) throws IOException {
        Files.writeString(folder.resolve("kernel.json"), json);
        return StartCommand.read(folder);
    }
}
