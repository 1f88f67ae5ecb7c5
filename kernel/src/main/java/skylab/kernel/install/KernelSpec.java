package skylab.kernel.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import skylab.kernel.protocol.Json;

/**
 * How the kernel is started: the one place that knows the options of its JVM.
 *
 * @param java the {@code java} executable
 * @param libraries the directory of the kernel's jars
 * @param studentClassPath what cells may compile against, jars separated as in a class path; empty means everything
 * @param archive where the class-data archive is, or will be; used when it fits, ignored silently when it does not
 */
public record KernelSpec(Path java, Path libraries, String studentClassPath, Path archive) {
    /** The name of the kernelspec. */
    public static final String NAME = "skylab";

    /** What menus show. */
    public static final String DISPLAY_NAME = "Java (Skylab)";

    private static final String MAIN = "skylab.kernel.KernelMain";

    /** The content of {@code kernel.json}. */
    public String json() {
        List<String> command = new ArrayList<>(jvm());
        command.add("-XX:SharedArchiveFile=" + archive);
        command.addAll(main());
        command.add("{connection_file}");
        ObjectNode spec = Json.object();
        spec.set("argv", Json.strings(command));
        spec.put("display_name", DISPLAY_NAME).put("language", "java").put("interrupt_mode", "message");
        spec.putObject("env");
        spec.putObject("metadata").put("debugger", false);
        return spec.toPrettyString() + "\n";
    }

    /** The command that makes the class-data archive; it takes some seconds and is run once after each change of jars. */
    public List<String> archiveCommand() {
        List<String> command = new ArrayList<>(jvm());
        command.add("-XX:ArchiveClassesAtExit=" + archive);
        command.addAll(main());
        command.add("--warm-up");
        return command;
    }

    private List<String> jvm() {
        return List.of(
                java.toString(),
                "-Xshare:auto",
                // Not a word from the JVM into the notebook server's log, above all when the archive does not fit.
                "-Xlog:disable",
                // Cells are short: the simplest collector starts fastest and keeps the heap small.
                "-XX:+UseSerialGC",
                "-Xms48m",
                "-Xmx1g",
                // Exceptions in hot loops keep their stack: students read it.
                "-XX:-OmitStackTraceInFastThrow",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8");
    }

    private List<String> main() {
        List<String> rest = new ArrayList<>();
        if (!studentClassPath.isEmpty()) {
            rest.add("-Dskylab.student.classpath=" + studentClassPath);
        }
        rest.addAll(List.of("-cp", libraries.resolve("*").toString(), MAIN));
        return rest;
    }
}
