package skylab.grader.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.grader.grade.NotebookGrade.Status;

/** What is the author's fault or the grader's never becomes a student's 0. */
@Tag("once")
class FaultyExerciseTest {
    @TempDir
    Path directory;

    /** Copies the exercise {@code launch} under another name, with something else in its tests. */
    private void exercise(String name, String from, String to) throws IOException {
        Path source = Course.testExercises().resolve("launch");
        Path copy = Files.createDirectories(directory.resolve("exercises").resolve(name));
        Files.copy(source.resolve("launch.en.ipynb"), copy.resolve("launch.en.ipynb"));
        String tests = Files.readString(source.resolve("LaunchTest.java"));
        Files.writeString(copy.resolve("LaunchTest.java"), tests.replace(from, to));
    }

    @Test
    void anErrorOfATestOrOfAnExerciseGivesNoGradeAndLeavesTheOthersAlone() throws Exception {
        exercise("right", "", "");
        exercise("throws", "assertEquals(2, instances(lab).size());", "throw new IllegalStateException(\"bug\");");
        exercise("broken", "class LaunchTest {", "class LaunchTest");
        exercise("untested", "@Graded(cell = \"check-size\")", "@Graded(cell = \"check-launch\")");
        Course course = new Course(directory.resolve("course"), directory.resolve("exercises"));
        for (String name : new String[] {"right", "throws", "broken", "untested"}) {
            course.submit("student-of-" + name, name, "launch.en", course.solved("right", "launch.en"));
        }
        Map<String, NotebookGrade> grades = course.grade(Duration.ofSeconds(10), Duration.ofSeconds(60));
        assertEquals("5", grades.get("student-of-right").score().toPlainString());
        error(grades.get("student-of-throws"), "bug");
        error(grades.get("student-of-broken"), "do not compile");
        error(grades.get("student-of-untested"), "cells with points but no hidden test: [check-size]");
    }

    private static void error(NotebookGrade grade, String reason) {
        assertEquals(Status.GRADER_ERROR, grade.status());
        assertNull(grade.score());
        assertTrue(grade.message().contains(reason), grade.message());
    }
}
