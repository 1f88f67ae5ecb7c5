package skylab.courseware;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.frontend.Ports;

/**
 * A Jupyter server on a directory of notebooks.
 *
 * @param process the server
 * @param address of its pages, ends in a slash
 * @param notebooks where below it a notebook is opened, ends in a slash
 */
record NotebookServer(Process process, URI address, String notebooks) implements AutoCloseable {
    private static final Pattern RUNNING = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)\\S*\\?token=");
    private static final String TOKEN = "3f1c7a52";

    /** Starts the classic Notebook, 6.x, whose pages are its own. */
    static NotebookServer start(Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        Path program = Program.find("jupyter-notebook");
        String version = version(environment, directory, program);
        assumeTrue(version.startsWith("6."), () -> "Notebook 6 is not installed, but " + version);
        return start(environment, directory, program, "notebooks/", "--NotebookApp.token=" + TOKEN);
    }

    /** Starts JupyterLab, whose pages let scripts command it. */
    static NotebookServer lab(Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        Path program = Program.find("jupyter-lab", "pip install jupyterlab");
        String version = version(environment, directory, program);
        assumeTrue(major(version) >= 4, () -> "JupyterLab 4 is not installed, but " + version);
        return start(
                environment,
                directory,
                program,
                "lab/tree/",
                "--IdentityProvider.token=" + TOKEN,
                "--LabApp.expose_app_in_browser=True");
    }

    /** Starts Notebook 7 or later, which is made of JupyterLab's parts. */
    static NotebookServer notebook(Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        Path program = Program.find("jupyter-notebook", "pip install notebook");
        String version = version(environment, directory, program);
        assumeTrue(major(version) >= 7, () -> "Notebook 7 is not installed, but " + version);
        return start(
                environment,
                directory,
                program,
                "notebooks/",
                "--IdentityProvider.token=" + TOKEN,
                "--JupyterNotebookApp.expose_app_in_browser=True");
    }

    private static String version(Map<String, String> environment, Path directory, Path program)
            throws IOException, InterruptedException {
        Path log = directory.resolveSibling("logs").resolve("version.log");
        return Program.run(environment, log, program.toString(), "--version").strip();
    }

    private static int major(String version) {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }

    private static NotebookServer start(
            Map<String, String> environment, Path directory, Path program, String notebooks, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--allow-root",
                "--no-browser",
                "--ip=127.0.0.1",
                "--port=" + Ports.free(),
                "--notebook-dir=" + directory));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                drain(output);
                return new NotebookServer(process, URI.create(running.group(1)), notebooks);
            }
        }
        throw new IOException("Jupyter did not start");
    }

    /** Reads the server's log away, so that it never waits for a reader. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(
                () -> {
                    try {
                        output.transferTo(Writer.nullWriter());
                    } catch (IOException serverEnded) {
                        // That is what this thread waits for.
                    }
                },
                "jupyter log");
        reader.setDaemon(true);
        reader.start();
    }

    /** The page of a notebook. */
    URI page(String notebook) {
        return URI.create(address + notebooks + notebook + "?token=" + TOKEN);
    }

    @Override
    public void close() {
        Program.end(process);
    }
}
