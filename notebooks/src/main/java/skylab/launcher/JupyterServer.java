package skylab.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notebook server of whichever Jupyter the machine has. */
public final class JupyterServer {

    /** The table of contents of the course. */
    private static final String START = "Start.ipynb";

    private final Machine machine;

    /** The server on a machine. */
    public JupyterServer(Machine machine) {
        this.machine = machine;
    }

    /**
     * The command that opens Jupyter: JupyterLab, else Notebook.
     *
     * @param notebooks the directory that it opens on
     * @param options what the user wants to add, passed on as it is
     * @return nothing when there is neither
     */
    public Optional<List<String>> command(Path notebooks, List<String> options) {
        return machine.command("jupyter-lab")
                .or(() -> machine.command("jupyter-notebook"))
                .map(program -> {
                    List<String> command = new ArrayList<>();
                    command.add(program.toString());
                    // An option that JupyterLab and every version of Notebook know.
                    command.add("--notebook-dir=" + notebooks);
                    if (Files.isRegularFile(notebooks.resolve(START))) {
                        command.addAll(opening(program.getFileName().toString()));
                    }
                    if (machine.root()) {
                        command.add("--allow-root");
                    }
                    if (!hasBrowser()) {
                        command.add("--no-browser");
                    }
                    command.addAll(options);
                    return List.copyOf(command);
                });
    }

    /** The page that it begins with, in the words of JupyterLab, of Notebook 6 and of Notebook 7. */
    private static List<String> opening(String program) {
        return program.startsWith("jupyter-lab")
                ? List.of("--LabApp.default_url=/lab/tree/" + START)
                : List.of(
                        "--NotebookApp.default_url=/notebooks/" + START,
                        "--JupyterNotebookApp.default_url=/notebooks/" + START);
    }

    private boolean hasBrowser() {
        return machine.os() != Os.LINUX
                || List.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER").stream()
                        .anyMatch(name -> machine.variable(name).isPresent());
    }

    /**
     * Runs a command on this terminal until it ends. When the user interrupts, Jupyter is asked by the terminal itself;
     * this program ends after it, because Jupyter may still have a question.
     *
     * @return the exit code of the command
     */
    static int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process.onExit()::join, "wait for Jupyter"));
        return process.waitFor();
    }
}
