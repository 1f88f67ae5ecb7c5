package skylab.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import skylab.kernel.install.KernelSpec;

/**
 * Where Jupyter looks for kernels.
 *
 * @see <a href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Jupyter's directories</a>
 */
public final class JupyterDirectories {

    private JupyterDirectories() {}

    /** The kernelspec's directory among the kernels of this user. */
    public static Path userKernel(Machine machine) {
        return userData(machine).resolve("kernels").resolve(KernelSpec.NAME);
    }

    /** The kernelspec's directory in an installation, for example {@code /usr/local} or a virtual environment. */
    public static Path kernelUnder(Path prefix) {
        return prefix.toAbsolutePath()
                .normalize()
                .resolve(Path.of("share", "jupyter"))
                .resolve("kernels")
                .resolve(KernelSpec.NAME);
    }

    /**
     * Jupyter's data directories, in the order in which it looks: {@code JUPYTER_PATH}, this user's, those beside the
     * Jupyter and the Python that are on the {@code PATH}, the system's.
     */
    public static List<Path> data(Machine machine) {
        List<Path> directories = new ArrayList<>();
        machine.variable("JUPYTER_PATH").ifPresent(path -> {
            for (String entry : path.split(Pattern.quote(File.pathSeparator))) {
                directories.add(Path.of(entry));
            }
        });
        directories.add(userData(machine));
        for (String program : List.of("jupyter", "python3", "python")) {
            machine.command(program)
                    .map(file -> file.resolve(Path.of("..", "..", "share", "jupyter"))
                            .normalize())
                    .ifPresent(directories::add);
        }
        if (machine.os() != Os.WINDOWS) {
            directories.add(Path.of("/usr/local/share/jupyter"));
            directories.add(Path.of("/usr/share/jupyter"));
        }
        return directories.stream().distinct().toList();
    }

    private static Path userData(Machine machine) {
        return machine.variable("JUPYTER_DATA_DIR").map(Path::of).orElseGet(() -> switch (machine.os()) {
            case MACOS -> machine.home().resolve(Path.of("Library", "Jupyter"));
            case WINDOWS ->
                machine.variable("APPDATA")
                        .map(roaming -> Path.of(roaming, "jupyter"))
                        .orElse(machine.home().resolve(Path.of(".jupyter", "data")));
            case LINUX ->
                machine.variable("XDG_DATA_HOME")
                        .map(Path::of)
                        .orElse(machine.home().resolve(Path.of(".local", "share")))
                        .resolve("jupyter");
        });
    }
}
