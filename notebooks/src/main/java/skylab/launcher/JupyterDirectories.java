package skylab.launcher;

import java.nio.file.Path;
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
