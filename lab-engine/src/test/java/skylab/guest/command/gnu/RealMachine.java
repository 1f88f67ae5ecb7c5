package skylab.guest.command.gnu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the commands that this computer has, to compare; files are in a directory of their own. */
public final class RealMachine {
    private final Path directory;

    /** With that directory for files. */
    public RealMachine(Path directory) {
        this.directory = directory;
    }

    /** Whether there are all the commands of a pipeline, and of GNU. */
    public static boolean has(String... commands) {
        return Arrays.stream(commands).allMatch(one -> Files.isExecutable(Path.of("/usr/bin", one)))
                && Files.isExecutable(Path.of("/usr/bin/sort"))
                && Files.isExecutable(Path.of("/bin/bash"));
    }

    /** Puts a file. */
    public void file(String name, String text) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Runs a pipeline, its commands separated by {@code |} as words of their own. */
    public Commands.Result run(String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile("real", "out");
        Path err = Files.createTempFile("real", "err");
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(word.equals("|") ? "|" : "'" + word.replace("'", "'\\''") + "'")
                    .append(' ');
        }
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of("/bin/bash", "-c", line.toString())))
                .directory(directory.toFile())
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
        Process process = builder.start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the real command did not end: " + line);
        }
        return new Commands.Result(text(out), text(err), process.exitValue());
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
    }
}
