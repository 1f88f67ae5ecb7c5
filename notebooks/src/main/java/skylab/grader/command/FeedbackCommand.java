package skylab.grader.command;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import skylab.grader.feedback.FeedbackFiles;
import skylab.grader.grade.GradeFiles;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.report.ReportFiles;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;

/** {@code feedback}: the pages {@code feedback/<student>/<exercise>/<notebook>.html} of a course that was graded, and the reports over the class. */
@Command(name = "feedback")
public final class FeedbackCommand implements Subcommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "grader.course")
    private Path course;

    @Override
    public Integer call() {
        try {
            List<NotebookGrade> grades = GradeFiles.read(course);
            grades.forEach(grade -> System.out.println(FeedbackFiles.write(course, grade)));
            ReportFiles.write(course, grades).forEach(System.out::println);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
    }
}
