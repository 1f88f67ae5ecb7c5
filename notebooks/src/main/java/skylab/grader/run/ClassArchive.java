package skylab.grader.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import skylab.grader.sandbox.Limits;
import skylab.grader.sandbox.Scratch;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/**
 * The archive of the classes that the process of a submission begins with (JEP 350, JEP 514), which saves it a third of
 * its work. It is made by running the exercises' own solutions once, and anew when a jar or the JVM has changed.
 */
public final class ClassArchive {
    /** Whether this JVM's archives also hold linked classes (JEP 483) and are made by one run (JEP 514). */
    static final boolean AHEAD_OF_TIME = Runtime.version().feature() >= 25;

    private static final String NAME = "submission-";
    private static final String ENDING = ".archive";
    private static final int SECONDS = 180;
    private static final long SEED = 2026;

    private ClassArchive() {}

    /** Where the notebook comes from; asked only if an archive must be made. */
    @FunctionalInterface
    public interface NotebookSource {
        /** The notebook, or empty if there is none. */
        Optional<Notebook> notebook() throws IOException;
    }

    /**
     * The archive for these runs, made if it is not there yet.
     *
     * @param training makes a trusted notebook that does what submissions do; empty if there is none
     * @param directory where archives are kept
     * @return empty if it cannot be made here; then submissions are run without
     */
    public static Optional<Path> of(SubmissionRuns runs, NotebookSource training, Path directory) {
        // The JVM has none for classes in directories.
        if (!Files.isWritable(directory) || !runs.classPath().stream().allMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        try {
            Path archive = directory.resolve(NAME + fingerprint(runs.classPath()) + ENDING);
            if (!Files.isRegularFile(archive)) {
                deleteOthers(directory);
                Optional<Notebook> notebook = training.notebook();
                if (notebook.isPresent()) {
                    make(runs, notebook.get(), archive);
                }
            }
            return Files.isRegularFile(archive) ? Optional.of(archive) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void make(SubmissionRuns runs, Notebook training, Path archive)
            throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("skylab-archive");
        try {
            Limits limits = runs.limits();
            RunRequest request = new RunRequest(
                    SEED, "en", List.of(), limits.cell().toMillis(), limits.cellOutput(), limits.output(), Map.of());
            NotebookFile.write(training, scratch.resolve("submission.ipynb"));
            Json.write(scratch.resolve("request.json"), request);
            Path made = scratch.resolve("made" + ENDING);
            List<String> options = new ArrayList<>(List.of(
                    "-Xlog:disable", (AHEAD_OF_TIME ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + made));
            ProcessBuilder builder = new ProcessBuilder(runs.command(options)).directory(scratch.toFile());
            builder.environment().putAll(SubmissionRuns.environment(request));
            // Nobody answers: it compiles by itself, so that the archive has the compiler's classes too.
            Process process = builder.redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (process.waitFor(SECONDS, TimeUnit.SECONDS) && Files.isRegularFile(made)) {
                    // Beside it and then in its place: nobody ever starts with half of it.
                    Path beside = archive.resolveSibling(archive.getFileName() + ".new");
                    Files.copy(made, beside, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(beside, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static void deleteOthers(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(ClassArchive::isArchive).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isArchive(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(NAME) && name.endsWith(ENDING);
    }

    private static String fingerprint(List<Path> jars) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            for (Path jar : jars) {
                String line =
                        jar.toAbsolutePath() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar) + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
