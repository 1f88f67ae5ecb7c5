package skylab.course.author;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import skylab.frontend.StartCommand;
import skylab.kernel.install.KernelSpec;
import skylab.kernel.text.Language;
import skylab.launcher.Distribution;
import skylab.launcher.Machine;

/**
 * How kernels are started.
 *
 * @param start the command and its environment
 */
record Kernels(StartCommand start) {
    // A kernel that runs one notebook ends before the JVM's last compiler, which is half of its work, has paid off.
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    /**
     * Those of an installed kernelspec.
     *
     * @param folder of its {@code kernel.json}
     * @throws IOException when there is none
     */
    static Kernels installed(Path folder) throws IOException {
        return new Kernels(StartCommand.read(folder));
    }

    /** Those of the distribution that this program was started from, or of its class path; nothing need be installed. */
    static Kernels running() throws IOException {
        Machine machine = Machine.running();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<Path> path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        // There is no archive; the JVM then starts without.
        Path archive = Path.of(System.getProperty("java.io.tmpdir"), "no-archive");
        KernelSpec spec;
        if (path.size() > 1) {
            spec = new KernelSpec(java, machine.javaVersion(), path, List.of(), archive);
        } else {
            Distribution distribution = Distribution.running();
            spec = new KernelSpec(java, machine.javaVersion(), distribution.kernel(), distribution.student(), archive);
        }
        return new Kernels(new StartCommand(spec.command(), spec.environment(), true));
    }

    /**
     * The command of a kernel that speaks a language.
     *
     * @param progress the directory of what a learner has done
     */
    StartCommand command(Language language, Path progress) {
        Map<String, String> environment = new HashMap<>(start.environment());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("SKYLAB_LANG", language.locale().getLanguage());
        environment.put("SKYLAB_PROGRESS", progress.toString());
        environment.put("SKYLAB_HISTORY", "off");
        List<String> argv = new ArrayList<>(start.argv());
        argv.add(1, QUICK);
        return new StartCommand(argv, environment, true);
    }
}
