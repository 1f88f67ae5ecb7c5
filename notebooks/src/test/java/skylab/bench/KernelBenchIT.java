package skylab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark as a user runs it, with few cells: not how fast, but that every figure comes. */
@Tag("once")
class KernelBenchIT {

    @TempDir
    Path directory;

    @Test
    void everyFigureOfTheKernelIsMeasured() throws Exception {
        Path output = directory.resolve("figures.json");
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "dist", "skylab.jar").toString(),
                        "bench",
                        "kernel",
                        "--runs=1",
                        "--cells=200",
                        "--json")
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("progress.log").toFile())
                .start();
        assertEquals(0, bench.waitFor(), Files.readString(directory.resolve("progress.log")));
        JsonNode figures = new ObjectMapper().readTree(output.toFile()).at("/kernels/skylab");
        assertTrue(figures.size() > 0);
        figures.properties().forEach(figure -> assertTrue(figure.getValue().isNumber(), figure.toString()));
        assertEquals(0, figures.path("print_lost_b").asInt());
    }
}
