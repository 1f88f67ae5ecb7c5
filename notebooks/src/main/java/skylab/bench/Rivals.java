package skylab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.frontend.StartCommand;
import skylab.kernel.install.KernelSpec;
import skylab.launcher.JupyterDirectories;
import skylab.launcher.Machine;

/** Finds the kernels that can take part on a machine. */
final class Rivals {
    /** The name of ipykernel's kernelspec. */
    static final String PYTHON = "python3";

    private static final List<String> IJAVA = List.of("java", "ijava");

    private Rivals() {}

    /** This distribution's kernel in a folder, then ipykernel and IJava where this machine has them. */
    static List<Rival> on(Machine machine, Path folder) throws IOException {
        return among(JupyterDirectories.data(machine), folder);
    }

    /** The same among the kernels in these data directories, of which the first that has one of a name decides. */
    static List<Rival> among(List<Path> data, Path folder) throws IOException {
        List<Rival> rivals = new ArrayList<>();
        rivals.add(new Rival(KernelSpec.NAME, StartCommand.read(folder), Snippets.JAVA));
        Optional<Path> python = find(data, PYTHON);
        if (python.isPresent()) {
            rivals.add(new Rival(PYTHON, StartCommand.read(python.get()), Snippets.PYTHON));
        }
        for (String name : IJAVA) {
            Optional<Path> java = find(data, name);
            if (java.isPresent()) {
                rivals.add(new Rival(name, StartCommand.read(java.get()), Snippets.JAVA));
            }
        }
        return rivals;
    }

    private static Optional<Path> find(List<Path> data, String name) {
        return data.stream()
                .map(directory -> directory.resolve("kernels").resolve(name))
                .filter(folder -> Files.isRegularFile(folder.resolve("kernel.json")))
                .findFirst();
    }
}
