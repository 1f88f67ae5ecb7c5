package skylab.guest.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import skylab.guest.machine.Bench;
import skylab.world.Timeline;

/** Runs scripts in a machine. */
final class ShellRun {
    private static final Timeline READY = Bench.timeline();
    private static final String MACHINE = READY.write(tx -> Bench.machine(tx, "10.0.0.5"));

    private ShellRun() {}

    /** What a script prints in an otherwise empty directory, to standard output, followed by a line with its exit status. */
    static String run(String script) {
        return run(script, Duration.ofSeconds(30));
    }

    /** The same, within so much time of the machine. */
    static String run(String script, Duration patience) {
        Timeline fork = new Timeline(READY.world());
        return fork.write(tx -> {
            Bench.start(
                    tx,
                    MACHINE,
                    "/usr/bin/bash",
                    "-c",
                    "cd /var/tmp; (eval \"$1\"\n); echo \"status $?\"",
                    "bash",
                    script);
            tx.advance(patience);
            return Bench.output(tx, MACHINE);
        });
    }

    /** The same of the real bash, in a folder. */
    static String real(String script, Path folder) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("/bin/bash", "-c", "(eval \"$1\"\n); echo \"status $?\"", "bash", script))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new java.io.File("/dev/null"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
