package skylab.guest.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaterialTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void theSameNumberGivesTheSameKeyAndAnotherNumberAnotherKey(String type) {
        assertEquals(KeyMaterial.generate(type, 5), KeyMaterial.generate(type, 5));
        assertNotEquals(
                KeyMaterial.generate(type, 5).pem(),
                KeyMaterial.generate(type, 6).pem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void thePublicHalfIsReadFromThePrivateFile(String type) {
        KeyMaterial key = KeyMaterial.generate(type, 9);
        assertEquals(Optional.of(key.publicBlob()), KeyMaterial.publicHalf(key.pem()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void aDamagedFileIsNoKey(String type) {
        String pem = KeyMaterial.generate(type, 9).pem();
        assertEquals(Optional.empty(), KeyMaterial.publicHalf(pem.substring(0, pem.length() / 2)));
        assertEquals(Optional.empty(), KeyMaterial.publicHalf("hello"));
        assertEquals(Optional.empty(), KeyMaterial.publicHalf(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void openSshReadsTheFileAndSeesTheSamePublicKey(String type) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
        KeyMaterial key = KeyMaterial.generate(type, 77);
        Path file = folder.resolve("key.pem");
        Files.writeString(file, key.pem());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        Process keygen = new ProcessBuilder("ssh-keygen", "-y", "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        String line = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, keygen.waitFor(), line);
        assertTrue(line.startsWith(key.publicLine("")), line);
    }
}
