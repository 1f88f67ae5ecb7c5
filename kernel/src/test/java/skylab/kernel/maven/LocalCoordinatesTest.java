package skylab.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCoordinatesTest {
    @TempDir
    private Path directory;

    @Test
    void coordinates_go_on_part_by_part() throws IOException {
        Files.createDirectories(directory.resolve("org/far/leaf/1.0"));
        Files.createDirectories(directory.resolve("org/far/leaf/2.0"));
        Files.createDirectories(directory.resolve("org/far/lemon/1.0"));
        Files.writeString(directory.resolve("org/far/leaf/maven-metadata-local.xml"), "");
        LocalCoordinates local = new LocalCoordinates(directory);
        assertEquals(List.of("org"), local.complete("o"));
        assertEquals(List.of("org.far"), local.complete("org.f"));
        assertEquals(List.of("org.far:leaf", "org.far:lemon"), local.complete("org.far:le"));
        assertEquals(List.of("org.far:leaf:1.0", "org.far:leaf:2.0"), local.complete("org.far:leaf:"));
        assertEquals(List.of(), local.complete("com.none:"));
    }
}
