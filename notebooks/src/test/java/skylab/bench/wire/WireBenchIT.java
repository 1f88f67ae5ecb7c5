package skylab.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark as a user runs it, with little of everything: not how fast, but that every figure comes. */
@Tag("once")
class WireBenchIT {
    @TempDir
    Path directory;

    @Test
    void everyFigureOfTheServerIsMeasuredAndItHasItsArchive() throws Exception {
        Path output = directory.resolve("figures.json");
        Path dist = Path.of("target", "dist");
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        dist.resolve("skylab.jar").toString(),
                        "bench",
                        "wire",
                        "--alone",
                        "--rounds=1",
                        "--seconds=0.1",
                        "--instances=600",
                        "--json")
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("progress.log").toFile())
                .start();
        assertEquals(0, bench.waitFor(), Files.readString(directory.resolve("progress.log")));
        JsonNode figures = new ObjectMapper().readTree(output.toFile()).at("/servers/skylab");
        assertEquals(Mark.values().length, figures.size());
        figures.properties().forEach(figure -> assertTrue(figure.getValue().asDouble() > 0, figure.toString()));
        assertTrue(Files.size(dist.resolve("serve.archive")) > 1 << 20, "an archive was made");
    }
}
