package skylab.grader.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.notebook.Notebook;

/** Grading that was killed goes on where it was, and comes to the same result. */
@Tag("once")
class ResumeTest {
    private static final int STUDENTS = 5;

    @TempDir
    Path directory;

    /** Grades a course in a process of its own, to be killed. */
    public static void main(String[] arguments) throws Exception {
        new Course(Path.of(arguments[0]), Course.testExercises()).grade(Duration.ofSeconds(20), Duration.ofSeconds(90));
    }

    private static void handIn(Course course) {
        Notebook released = course.released("launch", "launch.en");
        for (int i = 1; i <= STUDENTS; i++) {
            String answer = "ec2.runInstances(r -> r.imageId(ec2.describeImages().images().get(0).imageId())"
                    + ".instanceType(\"t3.small\").minCount(%1$d).maxCount(%1$d));".formatted(i);
            course.submit("student" + i, "launch", "launch.en", Course.with(released, Map.of("answer-launch", answer)));
        }
    }

    private static long known(Path course) throws Exception {
        Path grades = course.resolve(".grades");
        if (!Files.isDirectory(grades)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(grades)) {
            return files.filter(file -> file.toString().endsWith("launch.en.json"))
                    .count();
        }
    }

    private static Map<String, String> files(Path course) throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (String step : List.of("autograded", ".grades")) {
            try (Stream<Path> all = Files.walk(course.resolve(step))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(course.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    @Test
    void whatWasGradedBeforeAKillIsKeptTheRestIsGradedAndTheFilesAreTheSame() throws Exception {
        Course whole = new Course(directory.resolve("whole"), Course.testExercises());
        Course broken = new Course(directory.resolve("broken"), Course.testExercises());
        handIn(whole);
        handIn(broken);
        whole.grade(Duration.ofSeconds(20), Duration.ofSeconds(90));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ResumeTest.class.getName(),
                        broken.directory().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (known(broken.directory()) < 2 && process.isAlive()) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            assertTrue(process.isAlive(), "it was done before it could be killed");
        } finally {
            process.destroyForcibly().waitFor();
        }
        long before = known(broken.directory());
        List<String> again = new ArrayList<>();
        List<String> known = new ArrayList<>();
        broken.grade(Duration.ofSeconds(20), Duration.ofSeconds(90), (grade, wasKnown) -> (wasKnown ? known : again)
                .add(grade.student()));
        assertEquals(before, known.size());
        assertEquals(STUDENTS - before, again.size());
        assertEquals(files(whole.directory()), files(broken.directory()));
    }

    @Test
    void whatHasChangedSinceIsGradedAgain() throws Exception {
        Course course = new Course(directory.resolve("course"), Course.testExercises());
        handIn(course);
        course.grade(Duration.ofSeconds(20), Duration.ofSeconds(90));
        course.submit("student3", "launch", "launch.en", course.solved("launch", "launch.en"));
        Files.writeString(course.directory().resolve(".grades/student4/launch/launch.en.json"), "{\"of\":\"torn");
        List<String> again = new ArrayList<>();
        Map<String, NotebookGrade> grades =
                course.grade(Duration.ofSeconds(20), Duration.ofSeconds(90), (grade, wasKnown) -> {
                    if (!wasKnown) {
                        again.add(grade.student());
                    }
                });
        again.sort(null);
        assertEquals(List.of("student3", "student4"), again);
        assertEquals("5", grades.get("student3").score().toPlainString());
    }
}
