package skylab.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.frontend.RunningKernel;
import skylab.frontend.StartCommand;

/** The installed kernel with its archive of classes, and with what may become of that file. */
class ArchiveIT {

    @TempDir
    static Path directory;

    private static KernelFolder folder;

    @BeforeAll
    static void install() throws Exception {
        folder = new KernelFolder(directory.resolve("with space").resolve("skylab"));
        new Installer(Machine.running(), Texts.in(Locale.ENGLISH), new PrintStream(OutputStream.nullOutputStream()))
                .install(Distribution.of(Path.of("target", "dist", "skylab.jar")), folder);
    }

    @Test
    void theKernelWorksWithItsArchiveWithSomethingElseInItsPlaceAndWithout() throws Exception {
        assertTrue(Files.size(folder.archive()) > 1 << 20, "an archive was made");
        assertWorks();
        replaceArchive("no archive".getBytes(StandardCharsets.UTF_8));
        assertWorks();
        Files.delete(folder.archive());
        assertWorks();
    }

    private static void replaceArchive(byte[] content) throws Exception {
        Files.delete(folder.archive());
        Files.write(folder.archive(), content);
    }

    private static void assertWorks() throws Exception {
        StartCommand command = StartCommand.read(folder.path());
        try (RunningKernel kernel = RunningKernel.start(command, Files.createTempDirectory(directory, "session"))) {
            kernel.frontEnd().awaitSubscription();
            assertEquals(
                    "2",
                    kernel.frontEnd()
                            .execute("System.out.print(1 + 1)")
                            .printed()
                            .strip());
        }
    }
}
