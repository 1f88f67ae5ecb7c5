package skylab.courseware;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A walkthrough that nbconvert has run from the first cell to the last.
 *
 * @param path where the result lies
 */
record ExecutedLab(Path path) {

    /** Runs a walkthrough; the result lies in a directory that looks like {@code labs}. */
    static ExecutedLab run(InstalledKernel kernel, LabNotebook notebook, Path directory)
            throws IOException, InterruptedException {
        Path result = directory
                .resolve(notebook.path().getParent().getFileName())
                .resolve(notebook.toString())
                .toAbsolutePath();
        Files.createDirectories(result.getParent());
        Map<String, String> environment = new HashMap<>(kernel.environment(notebook.language()));
        String nbconvert = Program.find("jupyter-nbconvert").toString();
        Path logs = kernel.root().resolve("logs");
        String version = Program.run(environment, logs.resolve("version.log"), nbconvert, "--version");
        assumeTrue(
                version.startsWith("6."),
                () -> "nbconvert 6 is not installed, but " + version.strip()
                        + ", which leaves what a cell prints in as many pieces as it came in");
        environment.put(
                "SKYLAB_PROGRESS", Files.createTempDirectory("skylab-progress").toString());
        Program.run(
                environment,
                logs.resolve(notebook + ".log"),
                nbconvert,
                "--to",
                "notebook",
                "--execute",
                // When a cell ran is the one thing about it that is never the same.
                "--ExecutePreprocessor.record_timing=False",
                "--ExecutePreprocessor.timeout=120",
                "--output",
                result.toString(),
                notebook.path().toString());
        return new ExecutedLab(result);
    }
}
