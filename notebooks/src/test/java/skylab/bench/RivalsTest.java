package skylab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RivalsTest {

    @TempDir
    Path directory;

    @Test
    void whatHasNoKernelspecTakesNoPart() throws IOException {
        Path own = kernelspec("own", "message");
        kernelspec("data/kernels/java", "signal");
        List<Rival> rivals = Rivals.among(List.of(directory.resolve("none"), directory.resolve("data")), own);
        assertEquals(List.of("skylab", "java"), rivals.stream().map(Rival::name).toList());
        assertTrue(rivals.get(0).start().interruptedByMessage());
    }

    @Test
    void theFirstDirectoryDecides() throws IOException {
        Path own = kernelspec("own", "message");
        kernelspec("first/kernels/python3", "message");
        kernelspec("second/kernels/python3", "signal");
        List<Rival> rivals = Rivals.among(List.of(directory.resolve("first"), directory.resolve("second")), own);
        assertEquals(Snippets.PYTHON, rivals.get(1).snippets());
        assertTrue(rivals.get(1).start().interruptedByMessage());
    }

    private Path kernelspec(String folder, String interruptMode) throws IOException {
        Path path = Files.createDirectories(directory.resolve(folder));
        Files.writeString(
                path.resolve("kernel.json"),
                """
                {"argv": [], "interrupt_mode": "%s"}""".formatted(interruptMode));
        return path;
    }
}
