package skylab.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFolderTest {

    @TempDir
    Path directory;

    @Test
    void theKernelspecStandsAlone() throws IOException {
        KernelFolder folder = installed(distribution());
        JsonNode spec = new ObjectMapper().readTree(folder.specification().toFile());
        assertEquals("Java (Skylab)", spec.get("display_name").asText());
        assertEquals("java", spec.get("language").asText());
        assertEquals("message", spec.get("interrupt_mode").asText());
        assertEquals("/java/bin/java", spec.get("argv").get(0).asText());
        assertFalse(spec.toString().contains("dist"), "nothing of the checkout is needed");
    }

    @Test
    void theJudgesJarsAreNotInTheProcessOfTheStudent() throws IOException {
        KernelFolder folder = installed(distribution());
        assertEquals(
                List.of("asm-9.9.jar", "ec2-2.35.0.jar", "kernel-0.1.0.jar", "maven", "packages.txt"),
                names(folder.path().resolve("lib")));
        assertEquals(List.of(), names(folder.path().resolve("lib").resolve("maven")));
    }

    @Test
    void theKernelsOwnJarsAreSearchedBeforeTheLargeOnes() throws IOException {
        assertEquals(
                List.of("kernel-0.1.0.jar", "asm-9.9.jar", "ec2-2.35.0.jar"),
                distribution().kernel().stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
    }

    @Test
    void cellsCompileAgainstTheLabAndNotAgainstTheKernelsOwnParts() throws IOException {
        assertEquals(
                List.of("kernel-0.1.0.jar", "ec2-2.35.0.jar"),
                distribution().student().stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
    }

    @Test
    void aChangedJarOrJavaAsksForAnotherInstallation() throws IOException {
        Distribution distribution = distribution();
        Fingerprint first = Fingerprint.of(Path.of("/java"), "17.0.1", distribution.kernel());
        KernelFolder folder = installed(distribution);
        assertFalse(folder.isMadeFrom(first), "not sealed yet");
        folder.seal(first);
        assertTrue(folder.isMadeFrom(Fingerprint.of(Path.of("/java"), "17.0.1", distribution.kernel())));
        assertNotEquals(first, Fingerprint.of(Path.of("/java"), "17.0.2", distribution.kernel()));
        Files.writeString(distribution.libraries().get(0), "another content");
        assertFalse(folder.isMadeFrom(Fingerprint.of(Path.of("/java"), "17.0.1", distribution.kernel())));
    }

    @Test
    void anArchiveThatWasDeletedOrCutOffIsMadeAgainAndOneThatCannotBeMadeIsNot() throws IOException {
        Fingerprint made =
                Fingerprint.of(Path.of("/java"), "17.0.1", distribution().kernel());
        KernelFolder folder = installed(distribution());
        folder.seal(made);
        assertTrue(folder.isMadeFrom(made), "no archive could be made");
        Files.writeString(folder.archive(), "classes");
        folder.seal(made);
        assertTrue(folder.isMadeFrom(made));
        Files.writeString(folder.archive(), "clas");
        assertFalse(folder.isMadeFrom(made));
        Files.delete(folder.archive());
        assertFalse(folder.isMadeFrom(made));
    }

    @Test
    void writingAgainLeavesNothingOfTheFormerInstallation() throws IOException {
        KernelFolder folder = installed(distribution());
        Files.writeString(folder.path().resolve("lib/former-1.0.jar"), "old");
        folder.write(distribution(), Path.of("/java/bin/java"), 17);
        assertFalse(Files.exists(folder.path().resolve("lib/former-1.0.jar")));
        assertEquals(List.of("skylab"), names(folder.path().getParent()));
    }

    private KernelFolder installed(Distribution distribution) throws IOException {
        KernelFolder folder = new KernelFolder(directory.resolve("with space/kernels/skylab"));
        folder.write(distribution, Path.of("/java/bin/java"), 17);
        return folder;
    }

    private Distribution distribution() throws IOException {
        Path dist = Files.createDirectories(directory.resolve("dist"));
        Path lib = Files.createDirectories(dist.resolve("lib"));
        for (String name : List.of("kernel-0.1.0", "ec2-2.35.0", "asm-9.9", "junit-jupiter-api-5.13.4")) {
            new JarOutputStream(Files.newOutputStream(lib.resolve(name + ".jar")), new Manifest()).close();
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        "lib/kernel-0.1.0.jar lib/ec2-2.35.0.jar lib/asm-9.9.jar lib/junit-jupiter-api-5.13.4.jar");
        Path jar = dist.resolve("skylab.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return Distribution.of(jar);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
