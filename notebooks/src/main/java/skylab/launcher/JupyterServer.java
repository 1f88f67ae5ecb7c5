package skylab.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notebook server of whichever Jupyter the machine has. */
public final class JupyterServer {

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
