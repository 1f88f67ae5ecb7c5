package skylab.guest.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519", "ecdsa"})
    void aSignatureProvesThePrivateHalfAndNothingElse(String type) {
        KeyMaterial key = KeyMaterial.generate(type, 3);
        byte[] data = "session".getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.secret().sign(data);
        assertTrue(Signatures.verify(key.publicBlob(), data, signature));
        assertTrue(Arrays.equals(signature, key.secret().sign(data)), "the same each time");
        assertFalse(Signatures.verify(key.publicBlob(), "other".getBytes(StandardCharsets.UTF_8), signature));
        assertFalse(Signatures.verify(KeyMaterial.generate(type, 4).publicBlob(), data, signature));
        assertFalse(Signatures.verify(key.publicBlob(), data, new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({"rsa,''", "ed25519,''", "ecdsa,''", "rsa,open sesame", "ed25519,열려라", "ecdsa,x"})
    void aFileIsReadBackWithItsPassphraseOnly(String type, String passphrase) {
        SecretKey key = KeyMaterial.generate(type, 3).secret();
        KeyFile file = new KeyFile(KeyFile.Format.OPENSSH, key.publicBlob(), "me@here", Optional.of(key));
        String text = file.write(77, passphrase);
        assertEquals(Optional.of(file), KeyFile.parse(text, passphrase));
        if (!passphrase.isEmpty()) {
            assertEquals(
                    Optional.of(Optional.empty()), KeyFile.parse(text, "wrong").map(KeyFile::secret));
            assertEquals(Optional.of(key.publicBlob()), KeyFile.parse(text, "").map(KeyFile::publicHalf));
        }
    }

    @ParameterizedTest
    @CsvSource({"rsa,2,''", "rsa,3,''", "ed25519,2,''", "ed25519,3,''", "ecdsa,3,''", "rsa,2,secret", "ed25519,2,secret"
    })
    void aPuttyFileIsReadBackWithItsPassphraseOnly(String type, int version, String passphrase) {
        SecretKey key = KeyMaterial.generate(type, 3).secret();
        String text = PuttyKeyFile.write(key, "imported", version, passphrase);
        assertEquals(
                Optional.of(new PuttyKeyFile(key.publicBlob(), "imported", !passphrase.isEmpty(), Optional.of(key))),
                PuttyKeyFile.parse(text, passphrase));
        assertFalse(PuttyKeyFile.parse(text.replace("imported", "other"), passphrase)
                .flatMap(PuttyKeyFile::secret)
                .isPresent());
    }

    @ParameterizedTest
    @CsvSource({"rsa,''", "ed25519,''", "ecdsa,''", "ed25519,open sesame"})
    void openSshReadsWhatIsWritten(String type, String passphrase) throws IOException, InterruptedException {
        KeyMaterial key = KeyMaterial.generate(type, 5);
        SecretKey secret = key.secret();
        KeyFile file = new KeyFile(KeyFile.Format.OPENSSH, key.publicBlob(), "c", Optional.of(secret));
        Path path = write("key", file.write(9, passphrase));
        assertEquals(key.publicLine("c"), run("ssh-keygen", "-y", "-P", passphrase, "-f", path.toString()));
    }

    @ParameterizedTest
    @CsvSource({"rsa,''", "ed25519,''", "ecdsa,''", "ed25519,open sesame"})
    void whatOpenSshWritesIsRead(String type, String passphrase) throws IOException, InterruptedException {
        Path path = folder.resolve("made");
        run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "note", "-f", path.toString());
        KeyFile file = KeyFile.parse(Files.readString(path), passphrase).orElseThrow();
        String[] line = Files.readString(folder.resolve("made.pub")).strip().split(" ");
        assertEquals(line[1], file.publicHalf().base64());
        assertEquals("note", file.comment());
        assertEquals(line[1], file.secret().orElseThrow().publicBlob().base64());
    }

    @ParameterizedTest
    @CsvSource({"rsa,2,''", "rsa,3,''", "ed25519,3,''", "ecdsa,2,''", "rsa,2,secret"})
    void puttygenReadsWhatIsWritten(String type, int version, String passphrase)
            throws IOException, InterruptedException {
        KeyMaterial key = KeyMaterial.generate(type, 5);
        Path path = write("key.ppk", PuttyKeyFile.write(key.secret(), "c", version, passphrase));
        Path old = write("old", passphrase + "\n");
        Path made = folder.resolve("key.pem");
        run(
                "puttygen",
                path.toString(),
                "--old-passphrase",
                old.toString(),
                "--new-passphrase",
                write("new", "").toString(),
                "-O",
                "private-openssh-new",
                "-o",
                made.toString());
        assertEquals(
                Optional.of(key.secret()),
                KeyFile.parse(Files.readString(made), "").flatMap(KeyFile::secret));
    }

    private Path write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return path;
    }

    private static String run(String... argv) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", argv[0])), argv[0] + " is not installed");
        List<String> words = new ArrayList<>(List.of(argv));
        words.set(0, "/usr/bin/" + argv[0]);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), out);
        return out;
    }
}
