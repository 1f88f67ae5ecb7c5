package skylab.grader.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.grader.grade.Course;

/** A course that Spark has graded has the same files, to the byte, as one that was graded without it. */
class SparkIT {
    private static final Path DISTRIBUTION = Path.of("target", "dist", "skylab.jar");
    private static final long LONGEST_MINUTES = 10;

    @TempDir
    Path directory;

    private String grade(Path course, String... more) throws IOException, InterruptedException {
        Path log = directory.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                DISTRIBUTION.toAbsolutePath().toString(),
                "grade",
                course.toString(),
                "--exercises",
                Course.testExercises().toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES));
        } finally {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(log);
    }

    private Path course(String name) throws IOException {
        Course course = new Course(directory.resolve(name), Course.testExercises());
        course.submit("solved", "launch", "launch.en", course.solved("launch", "launch.en"));
        course.submit("released", "launch", "launch.ko", course.released("launch", "launch.ko"));
        course.submit("broken", "launch", "launch.en", "{\"cells\": [");
        Files.createDirectories(course.directory().resolve("submitted/strange/launch/launch.en.ipynb"));
        return course.directory();
    }

    private static Map<String, String> files(Path course) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(course)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(course.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "a cluster"})
    void theFilesAreTheSameToTheByte(String master) throws Exception {
        assumeTrue(Files.isRegularFile(DISTRIBUTION), "skipped: there is no distribution (mvnw package)");
        Path spark = course("spark");
        String said;
        if (master.startsWith("local")) {
            said = grade(spark, "--master", master);
        } else {
            try (Cluster cluster = Cluster.start(directory)) {
                said = grade(spark, "--master", cluster.master());
            }
        }
        assumeFalse(said.contains("does not run on Java") || said.contains("cannot be had"), "skipped: " + said);
        // The directory that has a notebook's name cannot travel.
        assertTrue(said.contains("3 grades have come back") || said.contains("3개를 채점했습니다"), said);
        Path plain = course("plain");
        grade(plain);
        assertEquals(files(plain), files(spark));
    }
}
