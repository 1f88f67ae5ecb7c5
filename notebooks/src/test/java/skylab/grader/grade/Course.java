package skylab.grader.grade;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.Release;
import skylab.grader.handout.DrawsFile;
import skylab.grader.handout.Handout;
import skylab.grader.judge.HiddenTests;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.sandbox.Limits;
import skylab.grader.sandbox.Sandbox;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/** A course in a temporary directory, with an exercise and what students hand in. */
public final class Course {
    private final Path directory;
    private final Path exercises;

    /**
     * @param directory an empty directory
     * @param exercises the directory of the exercises
     */
    public Course(Path directory, Path exercises) {
        this.directory = directory;
        this.exercises = exercises;
    }

    /** The exercises among the resources of the tests. */
    public static Path testExercises() {
        try {
            return Path.of(Course.class.getResource("/exercises").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The directory of the course. */
    public Path directory() {
        return directory;
    }

    /** What a student is given of an exercise, with its solutions. */
    public Handout handout(String exercise, String student) throws IOException {
        Exercise read = Exercise.read(exercises.resolve(exercise));
        Path classes = Files.createTempDirectory(directory, "classes");
        return Handout.of(read, HiddenTests.compile(read, classes).setup(), DrawsFile.read(directory), student);
    }

    /** The student's version of a notebook. */
    public Notebook released(String exercise, String notebook) {
        return Release.of(Exercise.read(exercises.resolve(exercise))).get(notebook);
    }

    /** The notebook with its solutions. */
    public Notebook solved(String exercise, String notebook) {
        return Exercise.read(exercises.resolve(exercise)).sources().get(notebook);
    }

    /** A notebook with other text in some of its cells. */
    public static Notebook with(Notebook notebook, Map<String, String> sources) {
        return notebook.mapCells(cell -> {
            String id = cell.metadata("nbgrader").path("grade_id").asText("");
            return sources.containsKey(id) ? cell.withSource(sources.get(id)) : cell;
        });
    }

    /** Hands a notebook in. */
    public Path submit(String student, String exercise, String name, Notebook notebook) {
        Path file = file(student, exercise, name);
        NotebookFile.write(notebook, file);
        return file;
    }

    /** Hands any file in. */
    public void submit(String student, String exercise, String name, String text) throws IOException {
        Path file = file(student, exercise, name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path file(String student, String exercise, String name) {
        return directory.resolve("submitted").resolve(student).resolve(exercise).resolve(name + ".ipynb");
    }

    /** Grades everything; the grades by student. */
    public Map<String, NotebookGrade> grade(Duration cell, Duration total) throws Exception {
        return grade(cell, total, (grade, known) -> {});
    }

    /** Grades everything and tells how it goes; the grades by student. */
    public Map<String, NotebookGrade> grade(Duration cell, Duration total, GradingProgress progress) throws Exception {
        SubmissionRuns runs = new SubmissionRuns(
                Sandbox.best(), classPath(), List.of(), Limits.DEFAULT.withTimes(cell, total), Optional.empty());
        Map<String, NotebookGrade> grades = new TreeMap<>();
        new CourseGrader(directory, exercises, runs, 2, false)
                .grade(progress)
                .forEach(grade -> grades.put(grade.student(), grade));
        return grades;
    }

    /** The class path of this JVM without the tests. */
    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .filter(path -> !Files.exists(path.resolve("exercises")))
                .filter(path -> !path.getFileName()
                        .toString()
                        .matches("(archunit|.*junit|opentest4j|apiguardian|jqwik|picocli).*"))
                .toList();
    }
}
