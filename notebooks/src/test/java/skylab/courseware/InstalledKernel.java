package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The distribution, installed where nothing else of this machine's Jupyter is seen or touched.
 *
 * @param root the directory of everything
 */
record InstalledKernel(Path root) {
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
