package skylab.grader.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.grader.exercise.Language;
import skylab.grader.grade.GradeStore;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.submission.Submission;

/** The reports over a course's class: {@code report.en.html} and {@code report.ko.html}. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes the reports.
     *
     * @return where they are
     */
    public static List<Path> write(Path course, List<NotebookGrade> grades) {
        Map<String, Map<String, Steps>> steps = new TreeMap<>();
        GradeStore store = new GradeStore(course);
        for (NotebookGrade grade : grades) {
            Path journal = store.journal(new Submission(grade.student(), grade.exercise(), grade.notebook(), course));
            steps.computeIfAbsent(grade.exercise(), name -> new TreeMap<>()).put(grade.student(), Steps.read(journal));
        }
        List<Path> files = new ArrayList<>();
        for (Language language : Language.values()) {
            Path file = course.resolve("report." + language.code() + ".html");
            Path beside = course.resolve(".report.tmp");
            try {
                Files.writeString(beside, ClassReport.of(grades, steps, language));
                files.add(
                        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
