package skylab.courseware;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that tests run. */
final class Program {
    private static final long LONGEST_SECONDS = 900;

    private Program() {}

    /** The program on the PATH; where there is none, the test is skipped and says so. */
    static Path find(String name) {
        return find(name, "`./skylab test` installs it");
    }

    /** The program on the PATH; where there is none, the test is skipped and says how it is installed. */
    static Path find(String name, String remedy) {
        List<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!found.isEmpty(), () -> name + " is not installed; " + remedy);
        return found.get(0);
    }

    /** Runs a program to its end and gives what it printed; the test fails if the program does. */
    static String run(Map<String, String> environment, Path log, String... command)
            throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                fail(String.join(" ", command) + " did not end; see " + log.toAbsolutePath());
            }
        } finally {
            end(process);
        }
        String printed = Files.readString(log, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            fail(String.join(" ", command) + " failed:\n" + printed);
        }
        return printed;
    }

    /** Ends a process and what it started. */
    static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
