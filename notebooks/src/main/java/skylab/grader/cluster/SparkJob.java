package skylab.grader.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.grader.run.Json;
import skylab.grader.sandbox.Scratch;
import skylab.grader.submission.Submission;
import skylab.kernel.maven.Library;
import skylab.kernel.maven.LibraryResolver;
import skylab.kernel.maven.MavenHome;
import skylab.kernel.maven.ResolverLoader;
import skylab.kernel.maven.TransferWatcher;
import skylab.kernel.maven.UnresolvedLibraryException;

/**
 * Grades a course's submissions on a cluster, into the store of known grades.
 *
 * @param course the directory of the course
 * @param master Spark's master URL, such as {@code local[*]} or {@code spark://host:7077}
 * @param skylab the distribution's jar, at the same place on each machine
 * @param exercises the directory of the exercises, at the same place on each machine
 */
public record SparkJob(Path course, String master, Path skylab, Path exercises) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String SPARK = "org.apache.spark:spark-core_2.13:3.5.3";
    /** From here on there is no {@code Subject.getSubject} (JEP 486), which Spark's Hadoop libraries ask. */
    private static final int TOO_NEW = 24;
    /** So many submissions share a process, whose start they pay together. */
    private static final int TOGETHER = 16;
    /** What Spark's own launcher gives its JVMs from Java 17 on (org.apache.spark.launcher.JavaModuleOptions). */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar");

    /** Thrown when the cluster has not done its work; what it has done is kept. */
    public static final class ClusterException extends IOException {
        private static final long serialVersionUID = 1;

        ClusterException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Grades.
     *
     * @param submissions those to send; the others stay
     * @return how many grades have come back
     * @throws ClusterException if Spark cannot be had, or has failed
     */
    public int run(List<Submission> submissions) throws IOException, InterruptedException {
        if (Runtime.version().feature() >= TOO_NEW) {
            throw new ClusterException(
                    "Spark 3.5 does not run on Java " + Runtime.version().feature()
                            + ", because Subject.getSubject is gone (JEP 486). Use a JDK 17 or 21.",
                    null);
        }
        Path scratch = Files.createTempDirectory("skylab-spark");
        try {
            Path out = scratch.resolve("out.jsonl");
            Path back = scratch.resolve("back.jsonl");
            Path said = scratch.resolve("said.txt");
            int count = pack(submissions, out);
            if (count == 0) {
                return 0;
            }
            Process spark = new ProcessBuilder(command(out, back, count))
                    .directory(scratch.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                spark.waitFor();
            } finally {
                spark.destroyForcibly().waitFor();
            }
            if (spark.exitValue() != 0 || !Files.isRegularFile(back)) {
                throw new ClusterException("Spark has failed:\n" + last(said), null);
            }
            return unpack(back);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private int pack(List<Submission> submissions, Path out) throws IOException {
        int count = 0;
        try (var lines = Files.newBufferedWriter(out)) {
            for (Submission submission : submissions) {
                if (Parcel.canTravel(submission)) {
                    lines.write(Json.line(Parcel.outward(course, submission)) + "\n");
                    count++;
                }
            }
        }
        return count;
    }

    private int unpack(Path back) throws IOException {
        int count = 0;
        try (Stream<String> lines = Files.lines(back)) {
            for (String line : (Iterable<String>) lines::iterator) {
                Json.parse(line, Parcel.class).unpack(course);
                count++;
            }
        }
        return count;
    }

    private List<String> command(Path out, Path back, int count) throws IOException {
        List<Path> classPath = new ArrayList<>(libraries());
        classPath.add(skylab);
        List<String> command = java(classPath);
        int parts = Math.max(1, (count + TOGETHER - 1) / TOGETHER);
        command.addAll(List.of(
                SparkDriver.class.getName(),
                master,
                out.toString(),
                back.toString(),
                String.valueOf(
                        Math.max(parts, Math.min(count, Runtime.getRuntime().availableProcessors())))));
        command.addAll(List.of(JAVA, "-jar", skylab.toString(), "grade-worker", "--exercises", exercises.toString()));
        return command;
    }

    /** The beginning of a command that runs a program of Spark's. */
    static List<String> java(List<Path> classPath) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx1g", "-Dfile.encoding=UTF-8"));
        OPENED.forEach(each -> command.addAll(List.of("--add-opens", each + "=ALL-UNNAMED")));
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return command;
    }

    /** Spark's jars, fetched if they are not here yet. */
    static List<Path> libraries() throws IOException {
        try {
            LibraryResolver resolver = ResolverLoader.resolver(MavenHome.of(System.getenv(), System.getProperties()));
            return resolver.resolve(List.of(SPARK), List.of(), new Quiet()).stream()
                    .map(Library::file)
                    .toList();
        } catch (UnresolvedLibraryException | ReflectiveOperationException e) {
            throw new ClusterException("Spark (" + SPARK + ") cannot be had: " + e.getMessage(), e);
        }
    }

    private static final class Quiet implements TransferWatcher {
        @Override
        public void progressed(String file, long bytes, long total) {
            // Only that it arrives is said.
        }

        @Override
        public void finished(String file, long bytes) {
            System.err.println(file);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static String last(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
