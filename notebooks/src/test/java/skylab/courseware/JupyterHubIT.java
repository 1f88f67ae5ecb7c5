package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import skylab.grader.sandbox.Scratch;

/** One JupyterHub, two users at the same time, and their labs do not meet (docs/jupyterhub.md). */
class JupyterHubIT {
    private static final Path WORK = Path.of("target", "clients", "hub");
    private static final Path SCRIPT = Path.of("src", "test", "python", "hub.py");

    @Test
    void twoUsersHaveLabsOfTheirOwn() throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "jupyterhub")));
        assumeTrue(installed, "skipped: there is no JupyterHub here (apt-get install jupyterhub)");
        InstalledKernel kernel = InstalledKernel.under(WORK);
        Path home = kernel.root().resolve("run");
        if (Files.exists(home)) {
            Scratch.delete(home);
        }
        Files.createDirectories(home);
        Map<String, String> environment = new TreeMap<>(kernel.environment("en"));
        // Each user has their own.
        environment.keySet().removeIf(name -> name.matches("JUPYTER_(CONFIG|DATA|RUNTIME)_DIR|IPYTHONDIR"));
        String said = Program.run(
                environment,
                kernel.root().resolve("logs").resolve("hub.log"),
                // The packages of the system belong to its own Python, which need not be the first on the path.
                "/usr/bin/python3",
                SCRIPT.toString(),
                home.toString());
        assertTrue(said.contains("OK"), said);
    }
}
