package skylab.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the server is started: the one place that knows the options of its JVM, and the archive of the classes that it starts
 * with.
 *
 * @param jar {@code skylab.jar}
 * @param archive where the archive is, or will be
 */
public record ServerFolder(Path jar, Path archive) {
    /** From here on the archive also holds linked classes, and one run makes it (JEP 483, JEP 514). */
    private static final int AHEAD_OF_TIME = 25;

    /** The server of a distribution. */
    public static ServerFolder of(Distribution distribution) {
        return new ServerFolder(distribution.jar(), distribution.jar().resolveSibling("serve.archive"));
    }

    /** The command that serves; what is put behind it are options of {@code serve}. */
    List<String> command(Path java, int javaVersion) {
        return command(java, javaVersion >= AHEAD_OF_TIME ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=");
    }

    private List<String> archivingCommand(Path java, int javaVersion) {
        return command(java, javaVersion >= AHEAD_OF_TIME ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=");
    }

    private List<String> command(Path java, String archiveOption) {
        return new ArrayList<>(List.of(
                java.toString(),
                // Not a word from the JVM, above all when the archive does not fit.
                "-Xlog:disable",
                "-Xlog:all=off:stderr",
                archiveOption + archive,
                // Calls are done one after the other: the simplest collector is the fastest, and keeps the heap small.
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-XX:ReservedCodeCacheSize=96m",
                "-Xss512k",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-jar",
                jar.toString(),
                "serve"));
    }

    /**
     * Makes the archive unless it is there. Without it the server starts slower, and works.
     *
     * @param progress told that it takes some seconds
     * @return the command that serves
     */
    public List<String> prepare(Machine machine, Texts texts, PrintStream progress)
            throws IOException, InterruptedException {
        Path java = machine.javaHome().resolve("bin").resolve(machine.os() == Os.WINDOWS ? "java.exe" : "java");
        if (!Files.isRegularFile(archive)) {
            progress.println(texts.say("serve.archive"));
            try {
                FirstCalls.run(archivingCommand(java, machine.javaVersion()));
            } catch (IOException failed) {
                // One that was cut off, as on a full disk, would keep the server from starting.
                Files.deleteIfExists(archive);
                progress.println(texts.say("serve.noArchive"));
            }
        }
        return command(java, machine.javaVersion());
    }
}
