package skylab.course.author;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
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
 * How kernels are started from what this program itself runs on, without an installation.
 *
 * @param spec the options of their JVM
 */
record Kernels(KernelSpec spec) {

    /** Those of the distribution that this program was started from, or of its class path. */
    static Kernels running() throws IOException {
        Machine machine = Machine.running();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<Path> path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        if (path.size() > 1) {
            return new Kernels(new KernelSpec(java, machine.javaVersion(), path, List.of(), archive()));
        }
        Distribution distribution = Distribution.running();
        return new Kernels(new KernelSpec(
                java, machine.javaVersion(), distribution.kernel(), distribution.student(), archive()));
    }

    /** There is none; the JVM then starts without. */
    private static Path archive() {
        return Path.of(System.getProperty("java.io.tmpdir"), "no-archive");
    }

    /**
     * The command of a kernel that speaks a language.
     *
     * @param progress the directory of what a learner has done
     */
    StartCommand command(Language language, Path progress) {
        Map<String, String> environment = new HashMap<>(spec.environment());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("SKYLAB_LANG", language.locale().getLanguage());
        environment.put("SKYLAB_PROGRESS", progress.toString());
        environment.put("SKYLAB_HISTORY", "off");
        return new StartCommand(spec.command(), environment, true);
    }
}
