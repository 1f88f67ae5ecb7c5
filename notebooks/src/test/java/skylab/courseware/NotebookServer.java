package skylab.courseware;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.frontend.Ports;

/**
 * A Jupyter Notebook server on a directory of notebooks.
 *
 * @param process the server
 * @param address of its pages, ends in a slash
 */
record NotebookServer(Process process, URI address) implements AutoCloseable {
    private static final Pattern RUNNING = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)\\?token=");
    private static final String TOKEN = "3f1c7a52";

    /** Starts a server; only the classic Notebook, 6.x, has the pages that the tests know. */
    static NotebookServer start(Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        String program = Program.find("jupyter-notebook").toString();
        String version =
                Program.run(environment, directory.resolveSibling("logs").resolve("version.log"), program, "--version");
        assumeTrue(version.startsWith("6."), () -> "Notebook 6 is not installed, but " + version.strip());
        ProcessBuilder builder = new ProcessBuilder(
                program,
                "--allow-root",
                "--no-browser",
                "--ip=127.0.0.1",
                "--port=" + Ports.free(),
                "--NotebookApp.token=" + TOKEN,
                "--notebook-dir=" + directory);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                drain(output);
                return new NotebookServer(process, URI.create(running.group(1)));
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
        return URI.create(address + "notebooks/" + notebook + "?token=" + TOKEN);
    }

    @Override
    public void close() {
        Program.end(process);
    }
}
