package skylab.grader.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.submission.Submission;

/**
 * The grades that are known already, a file for each submission, so that grading that was broken off goes on where it was.
 * A grade is known as long as the submission, the exercise and the limits are what they were.
 */
public final class GradeStore {
    private static final String DIRECTORY = ".grades";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path course;

    /**
     * The grades of a course.
     *
     * @param course its directory
     */
    public GradeStore(Path course) {
        this.course = course;
    }

    /** What a grade follows from: the files of the exercise, and under which limits and protections it is run. */
    static String conditions(Path exercise, SubmissionRuns runs) throws IOException {
        MessageDigest digest = sha256();
        if (Files.isDirectory(exercise)) {
            try (Stream<Path> files = Files.walk(exercise)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(exercise.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        digest.update((runs.limits() + " " + runs.sandbox().protections()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The grade of a submission, if it is known under these conditions and nobody but the student was at fault. */
    Optional<NotebookGrade> find(Submission submission, String conditions) {
        Path file = file(submission);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode kept = MAPPER.readTree(file.toFile());
            if (!kept.path("of").asText().equals(of(submission, conditions))) {
                return Optional.empty();
            }
            NotebookGrade grade = MAPPER.treeToValue(kept.path("grade"), NotebookGrade.class);
            return Optional.of(grade).filter(known -> known.status() != NotebookGrade.Status.GRADER_ERROR);
        } catch (IOException e) {
            // It is graded once more.
            return Optional.empty();
        }
    }

    /** Whether there is a grade of a submission, be it of this one or of a former one. */
    public static boolean isKept(Path course, Submission submission) {
        return Files.isRegularFile(submission.in(course, DIRECTORY, ".json"));
    }

    /** Keeps a grade; whatever happens meanwhile, there is the whole of it or none. */
    void keep(Submission submission, String conditions, NotebookGrade grade) throws IOException {
        Path file = file(submission);
        Files.createDirectories(file.getParent());
        ObjectNode kept = MAPPER.createObjectNode().put("of", of(submission, conditions));
        kept.set("grade", MAPPER.valueToTree(grade));
        Path beside = Files.createTempFile(file.getParent(), ".grade", ".tmp");
        Files.write(beside, bytes(kept));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps the journal of what was graded; there may be none. */
    void keepJournal(Submission submission, Path left) throws IOException {
        Path file = journal(submission);
        Files.createDirectories(file.getParent());
        if (Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)) {
            Files.copy(left, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** The journal of what was graded, if there was one: a lab that can be opened, and compared with others'. */
    public Path journal(Submission submission) {
        return submission.in(course, DIRECTORY, ".journal.jsonl");
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(Submission submission) {
        return submission.in(course, DIRECTORY, ".json");
    }

    private static String of(Submission submission, String conditions) throws IOException {
        MessageDigest digest = sha256();
        digest.update(conditions.getBytes(StandardCharsets.UTF_8));
        Path file = submission.file();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] buffer = new byte[1 << 16];
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
