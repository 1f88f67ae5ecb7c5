package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a line of shell, its output under the cell while it runs. */
final class ShellCommand {
    /** How long the output of what a command has left behind in the background may hold up its cell, in milliseconds. */
    private static final long BACKGROUND_MILLIS = 200;

    private static final int BUFFER = 8192;

    private ShellCommand() {}

    /**
     * Runs it to its end; without input. Interrupted, it kills the command with all that it has started.
     *
     * @return the exit status
     */
    static int run(String line, Workspace workspace) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(line))
                .directory(workspace.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().keySet().retainAll(workspace.variables().keySet());
        builder.environment().putAll(workspace.variables());
        Process process = builder.start();
        process.getOutputStream().close();
        Thread out = pump(process.getInputStream(), System.out);
        Thread err = pump(process.getErrorStream(), System.err);
        try {
            int status = process.waitFor();
            out.join(BACKGROUND_MILLIS);
            err.join(BACKGROUND_MILLIS);
            return status;
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw e;
        }
    }

    private static List<String> command(String line) {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return List.of("cmd.exe", "/c", line);
        }
        return List.of(Files.isExecutable(Path.of("/bin/bash")) ? "/bin/bash" : "/bin/sh", "-c", line);
    }

    private static Thread pump(InputStream from, PrintStream to) {
        Thread thread = new Thread(() -> copy(from, to), "shell output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copy(InputStream from, PrintStream to) {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        char[] buffer = new char[BUFFER];
        try (Reader reader = new InputStreamReader(from, charset)) {
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                to.print(String.valueOf(buffer, 0, n));
            }
        } catch (IOException e) {
            // The command was killed; what it had printed is shown.
            return;
        }
    }
}
