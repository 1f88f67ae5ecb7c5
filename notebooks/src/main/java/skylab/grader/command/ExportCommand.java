package skylab.grader.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import skylab.grader.export.Format;
import skylab.grader.export.Lateness;
import skylab.grader.export.Vocareum;
import skylab.grader.grade.GradeFiles;
import skylab.grader.grade.NotebookGrade;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;

/**
 * {@code export}: the grades of a course in the form of another system, into {@code exports/<format>}. Within Vocareum's
 * {@code grade.sh} the one submission's two files go where Vocareum wants them.
 */
@Command(name = "export")
public final class ExportCommand implements Subcommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "grader.course")
    private Path course;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", descriptionKey = "export.format")
    private Format format;

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "export.to")
    private Path to;

    @Option(names = "--due", paramLabel = "TIME", descriptionKey = "export.due")
    private String due;

    @Option(names = "--late-zero", descriptionKey = "export.lateZero")
    private boolean lateZero;

    @Override
    public Integer call() throws IOException {
        try {
            List<NotebookGrade> grades = GradeFiles.read(course);
            Lateness lateness = new Lateness(due == null ? Optional.empty() : Optional.of(time(due)), lateZero);
            Map<String, String> environment = System.getenv();
            String gradeFile = environment.get("vocareumGradeFile");
            String reportFile = environment.get("vocareumReportFile");
            if (format == Format.VOCAREUM && gradeFile != null && reportFile != null && grades.size() == 1) {
                Files.writeString(Path.of(gradeFile), Vocareum.grades(grades.get(0)));
                Files.writeString(Path.of(reportFile), Vocareum.report(grades.get(0)));
                return 0;
            }
            Path directory = to != null
                    ? to
                    : course.resolve("exports").resolve(format.name().toLowerCase(java.util.Locale.ROOT));
            format.write(course, grades, lateness, directory).forEach(System.out::println);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
    }

    private static Instant time(String text) {
        return Lateness.parse(text)
                .orElseThrow(() -> new Failure(
                        Places.language()
                                .choose(
                                        "\"" + text + "\" is no time; write it as 2026-12-01 23:59:59 Asia/Seoul.",
                                        "\"" + text + "\"은(는) 시각이 아닙니다. 2026-12-01 23:59:59 Asia/Seoul 형식으로 쓰세요."),
                        2));
    }
}
