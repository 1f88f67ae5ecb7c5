package skylab.grader.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skylab.grader.exercise.Exercise;

/**
 * A notebook that a student has handed in, in nbgrader's layout
 * {@code submitted/<student>/<exercise>/<notebook>.ipynb}.
 *
 * @param student nbgrader's student id
 * @param exercise nbgrader's assignment id
 * @param notebook nbgrader's notebook id
 * @param file where it is
 */
public record Submission(String student, String exercise, String notebook, Path file) {

    /**
     * The submissions below a course's directory, ordered by student, exercise and notebook. Links to directories are not
     * followed: a submission cannot be another's. What has the name of a notebook need not be one, nor a file.
     *
     * @param course the directory that contains {@code submitted}
     */
    public static List<Submission> find(Path course) {
        List<Submission> found = new ArrayList<>();
        for (Path student : children(course.resolve("submitted"))) {
            for (Path exercise : children(student)) {
                for (Path file : children(exercise)) {
                    if (file.getFileName().toString().endsWith(".ipynb")) {
                        found.add(new Submission(
                                student.getFileName().toString(),
                                exercise.getFileName().toString(),
                                Exercise.notebookId(file),
                                file));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this submission's file of some step of the course belongs. */
    public Path in(Path course, String step, String ending) {
        return course.resolve(step).resolve(student).resolve(exercise).resolve(notebook + ending);
    }
}
