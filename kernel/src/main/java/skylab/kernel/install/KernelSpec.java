package skylab.kernel.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.kernel.protocol.Json;

/**
 * How the kernel is started: the one place that knows the options of its JVM.
 *
 * @param java the {@code java} executable
 * @param javaVersion its feature version: 17, 25, ...
 * @param classPath the jars of the kernel, in the order in which classes are looked for
 * @param studentClassPath what cells may compile against; empty means everything
 * @param archive where the archive of loaded classes is, or will be; used when it fits, ignored silently when it does not
 */
public record KernelSpec(Path java, int javaVersion, List<Path> classPath, List<Path> studentClassPath, Path archive) {
    /** The name of the kernelspec. */
    public static final String NAME = "skylab";

    /** What menus show. */
    public static final String DISPLAY_NAME = "Java (Skylab)";

    /** Options with which cells are compiled by the compiler's pool of warm contexts, as JShell does it. */
    public static final List<String> COMPILER_ACCESS = List.of(
            "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED");

    private static final String MAIN = "skylab.kernel.KernelMain";

    /** From here on the archive also holds linked classes, and one run makes it (JEP 483, JEP 514). */
    private static final int AHEAD_OF_TIME = 25;

    // A damaged archive is noticed and not used; from 25 on that costs time, and a shortened one is noticed anyway.
    private static final List<String> VERIFIED = List.of("-XX:+VerifySharedSpaces");

    // What the compiler learned makes it optimise at once, beside the first cell, what a start does not need optimised.
    private static final List<String> WITHOUT_REPLAY =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining");

    public KernelSpec {
        classPath = List.copyOf(classPath);
        studentClassPath = List.copyOf(studentClassPath);
    }

    /** The content of {@code kernel.json}. */
    public String json() {
        ObjectNode spec = Json.object();
        spec.set("argv", Json.strings(command()));
        spec.put("display_name", DISPLAY_NAME).put("language", "java").put("interrupt_mode", "message");
        ObjectNode variables = spec.putObject("env");
        environment().forEach(variables::put);
        spec.putObject("metadata").put("debugger", false);
        return spec.toPrettyString() + "\n";
    }

    /** The command that starts the kernel; {@code {connection_file}} stands for the connection file. */
    public List<String> command() {
        List<String> command = command(aheadOfTime() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=");
        command.add("{connection_file}");
        return command;
    }

    /**
     * The command of a session that is run once after each change of jars, and whose classes become the archive when it
     * is shut down.
     */
    public List<String> archivingCommand() {
        List<String> command = command(aheadOfTime() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=");
        // What is run for the archive is not a part of the student's history.
        command.addAll(List.of("--HistoryManager.hist_file=:memory:", "{connection_file}"));
        return command;
    }

    /** What the kernel's environment has beside the front end's own. */
    public Map<String, String> environment() {
        // Names of files are UTF-8 in every locale, whose language stays what it is.
        return Map.of("LC_CTYPE", "C.UTF-8");
    }

    private boolean aheadOfTime() {
        return javaVersion >= AHEAD_OF_TIME;
    }

    private List<String> command(String archiveOption) {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                // Not a word from the JVM into the notebook server's log, above all when the archive does not fit.
                "-Xlog:disable",
                archiveOption + archive));
        command.addAll(aheadOfTime() ? WITHOUT_REPLAY : VERIFIED);
        command.addAll(List.of(
                // Cells are short: the simplest collector starts fastest and keeps the heap small.
                "-XX:+UseSerialGC",
                // The serial collector leaves them out: without them a loop in the JDK holds up an interrupt until it
                // ends.
                "-XX:+UseCountedLoopSafepoints",
                "-XX:LoopStripMiningIter=1000",
                "-Xms48m",
                "-Xmx1g",
                // A start is code that runs a few thousand times. The optimising compiler would spend more on it than
                // it
                // gives; loops, which are counted apart, are optimised as early as ever.
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000",
                "-XX:Tier4CompileThreshold=150000",
                // Exceptions in hot loops keep their stack: students read it.
                "-XX:-OmitStackTraceInFastThrow",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8"));
        command.addAll(COMPILER_ACCESS);
        if (!studentClassPath.isEmpty()) {
            command.add("-Dskylab.student.classpath=" + joined(studentClassPath));
        }
        command.addAll(List.of("-cp", joined(classPath), MAIN));
        return command;
    }

    private static String joined(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
