package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The installed kernel in the hands of Jupyter's own client: Debian's jupyter_kernel_test, and more of ours. */
class KernelClientIT {
    private static final Path WORK = Path.of("target", "clients", "kernel");
    private static final Path SCRIPTS = Path.of("..", "kernel", "src", "test", "python");

    private static InstalledKernel kernel;

    /** Debian's jupyter_kernel_test, a file of checks for each family of messages, and a short soak. */
    private static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("test_"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void itsChecksHold(String script) throws IOException, InterruptedException {
        Optional<String> python = python();
        assumeTrue(python.isPresent(), "skipped: no Python here has jupyter_kernel_test");
        if (kernel == null) {
            kernel = InstalledKernel.under(WORK);
        }
        Path log = kernel.root().resolve("logs").resolve(script + ".log");
        String said = Program.run(
                kernel.environment("en"),
                log,
                python.get(),
                "-W",
                "ignore",
                SCRIPTS.resolve(script).toString());
        assertTrue(said.contains("OK"), said);
    }

    // The packages of the system belong to the system's Python, which need not be the first on the path.
    private static Optional<String> python() throws IOException, InterruptedException {
        for (String python : Stream.of("/usr/bin/python3", "python3").toList()) {
            try {
                ProcessBuilder asking = new ProcessBuilder(python, "-c", "import jupyter_kernel_test")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
                asking.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
                if (asking.start().waitFor() == 0) {
                    return Optional.of(python);
                }
            } catch (IOException e) {
                // There is no such Python; the next one may be there.
                continue;
            }
        }
        return Optional.empty();
    }
}
