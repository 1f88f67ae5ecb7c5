package skylab.grader.grade;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The files with a course's grades: {@code grades.json} with everything, {@code grades.csv} with the points. */
public final class GradeFiles {
    private static final String JSON = "grades.json";
    private static final String CSV = "grades.csv";
    // A spreadsheet tells by this mark that the file is UTF-8, without which Korean names are garbled.
    private static final String MARK = "\uFEFF";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GradeFiles() {}

    /** Writes both files into a course's directory. */
    public static void write(Path course, List<NotebookGrade> grades) {
        try {
            replace(course.resolve(JSON), MAPPER.writeValueAsString(grades) + "\n");
            replace(course.resolve(CSV), MARK + csv(grades));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // First beside it, then in its place: nobody ever sees half of it.
    private static void replace(Path file, String text) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads the grades of a course again.
     *
     * @throws IllegalArgumentException if nothing there has been graded yet
     */
    public static List<NotebookGrade> read(Path course) {
        Path file = course.resolve(JSON);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there are no grades in " + course + " (no " + JSON + ")");
        }
        try {
            return List.of(MAPPER.readValue(file.toFile(), NotebookGrade[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(List<NotebookGrade> grades) {
        StringBuilder text = new StringBuilder(
                Csv.line("student_id", "assignment", "notebook", "score", "max_score", "status", "message"));
        for (NotebookGrade grade : grades) {
            BigDecimal score = grade.score();
            String status = grade.status().name().toLowerCase(java.util.Locale.ROOT);
            text.append(Csv.line(
                    grade.student(),
                    grade.exercise(),
                    grade.notebook(),
                    score == null ? "" : score.toPlainString(),
                    grade.points().toPlainString(),
                    grade.needsPerson() ? status + "+manual" : status,
                    grade.message()));
        }
        return text.toString();
    }
}
