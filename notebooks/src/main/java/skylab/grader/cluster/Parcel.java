package skylab.grader.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.grader.submission.Submission;
import skylab.notebook.NotebookFile;

/**
 * Files of one submission on their way, as a line of JSON.
 *
 * @param student nbgrader's student id
 * @param exercise nbgrader's assignment id
 * @param notebook nbgrader's notebook id
 * @param files their contents by their paths below the course's directory
 */
record Parcel(String student, String exercise, String notebook, Map<String, byte[]> files) {
    private static final Path DRAWS = Path.of("draws.json");

    /** A submission and what else of its course decides about its grade. */
    static Parcel outward(Path course, Submission submission) throws IOException {
        return of(course, submission, List.of(submission.file(), course.resolve(DRAWS)));
    }

    /** What grading a submission has left. */
    static Parcel back(Path course, Submission submission) throws IOException {
        return of(
                course,
                submission,
                List.of(
                        submission.in(course, "autograded", ".ipynb"),
                        submission.in(course, ".grades", ".journal.jsonl"),
                        submission.in(course, ".grades", ".json")));
    }

    /** Whether a submission can travel: a file, and not too large to be a notebook. Others are refused anyway. */
    static boolean canTravel(Submission submission) throws IOException {
        return Files.isRegularFile(submission.file(), LinkOption.NOFOLLOW_LINKS)
                && Files.size(submission.file()) <= NotebookFile.MAX_BYTES;
    }

    private static Parcel of(Path course, Submission submission, List<Path> files) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (Path file : files) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                contents.put(course.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return new Parcel(submission.student(), submission.exercise(), submission.notebook(), contents);
    }

    /** Writes the files below a course's directory, each as a whole. */
    List<Path> unpack(Path course) throws IOException {
        Path root = course.toAbsolutePath().normalize();
        List<Path> unpacked = new ArrayList<>();
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = root.resolve(each.getKey()).normalize();
            if (!file.startsWith(root)) {
                throw new IOException(each.getKey() + " is not below the course");
            }
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(file.getParent(), ".parcel", ".tmp");
            Files.write(beside, each.getValue());
            unpacked.add(Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE));
        }
        return unpacked;
    }

    /** The submission, unpacked below a course's directory. */
    Submission in(Path course) {
        Path file =
                course.resolve("submitted").resolve(student).resolve(exercise).resolve(notebook + ".ipynb");
        return new Submission(student, exercise, notebook, file);
    }
}
