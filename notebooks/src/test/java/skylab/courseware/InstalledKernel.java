package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.kernel.install.KernelSpec;

/**
 * The distribution, installed where nothing else of this machine's Jupyter is seen or touched.
 *
 * @param root the directory of everything
 */
record InstalledKernel(Path root) {
    /** A kernel takes some 300 MB. */
    private static final int JOBS = 4;

    private static final Path DISTRIBUTION = Path.of("target", "dist", "skylab.jar");

    /** Installs it as a user would, with {@code java -jar skylab.jar install --prefix}. */
    static InstalledKernel under(Path root) throws IOException, InterruptedException {
        assertTrue(Files.isRegularFile(DISTRIBUTION), DISTRIBUTION + " is made by mvnw package");
        Path absolute = Files.createDirectories(root).toAbsolutePath();
        Program.run(
                Map.of(),
                absolute.resolve("logs").resolve("install.log"),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                DISTRIBUTION.toString(),
                "install",
                "--prefix",
                absolute.resolve("prefix").toString());
        return new InstalledKernel(absolute);
    }

    /** Runs all labs with {@code skylab author}; the results lie in a directory that looks like {@code labs}. */
    void author(List<LabSource> labs, Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                DISTRIBUTION.toString(),
                "author",
                "--jobs",
                String.valueOf(Math.min(JOBS, Runtime.getRuntime().availableProcessors())),
                "--kernel",
                root.resolve(Path.of("prefix", "share", "jupyter", "kernels", KernelSpec.NAME))
                        .toString(),
                "--to",
                directory.toString()));
        labs.forEach(lab -> command.add(lab.folder().toString()));
        Program.run(Map.of(), root.resolve("logs").resolve("author.log"), command.toArray(String[]::new));
    }

    /** The environment of a Jupyter program that finds this kernel and speaks a language. */
    Map<String, String> environment(String language) {
        return Map.of(
                "JUPYTER_PATH",
                        root.resolve("prefix")
                                .resolve("share")
                                .resolve("jupyter")
                                .toString(),
                "JUPYTER_CONFIG_DIR", root.resolve("config").toString(),
                "JUPYTER_DATA_DIR", root.resolve("data").toString(),
                "JUPYTER_RUNTIME_DIR", root.resolve("runtime").toString(),
                "IPYTHONDIR", root.resolve("ipython").toString(),
                "LC_ALL", "C.UTF-8",
                "SKYLAB_LANG", language);
    }
}
