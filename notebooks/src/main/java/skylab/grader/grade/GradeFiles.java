package skylab.grader.grade;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Files.writeString(course.resolve(JSON), MAPPER.writeValueAsString(grades) + "\n");
            Files.writeString(course.resolve(CSV), MARK + csv(grades), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        StringBuilder text = new StringBuilder("student_id,assignment,notebook,score,max_score,status,message\n");
        for (NotebookGrade grade : grades) {
            BigDecimal score = grade.score();
            String status = grade.status().name().toLowerCase(java.util.Locale.ROOT);
            text.append(String.join(
                            ",",
                            quote(grade.student()),
                            quote(grade.exercise()),
                            quote(grade.notebook()),
                            score == null ? "" : score.toPlainString(),
                            grade.points().toPlainString(),
                            grade.needsPerson() ? status + "+manual" : status,
                            quote(grade.message())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quote(String text) {
        // A leading =, +, - or @ would be a formula to a spreadsheet.
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("[^\",\\r\\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
