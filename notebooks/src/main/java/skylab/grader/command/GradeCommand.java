package skylab.grader.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import skylab.grader.exercise.Language;
import skylab.grader.feedback.FeedbackFiles;
import skylab.grader.grade.CourseGrader;
import skylab.grader.grade.GradeFiles;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.sandbox.Protection;
import skylab.grader.sandbox.Sandbox;
import skylab.grader.submission.Submission;
import skylab.launcher.Distribution;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;

/**
 * {@code grade}: all of {@code submitted/<student>/<exercise>/<notebook>.ipynb}, with grades, executed notebooks and
 * feedback pages beside it. Exit code 1 when the grader has failed at one of them.
 */
@Command(name = "grade")
public final class GradeCommand implements Subcommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "grader.course")
    private Path course;

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "grade.jobs")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--again", descriptionKey = "grade.again")
    private boolean again;

    @Option(names = "--exercises", paramLabel = "DIR", descriptionKey = "grader.exercises")
    private Path exercises;

    @Override
    public Integer call() throws Exception {
        Language language = Places.language();
        if (jobs < 1) {
            throw new Failure(language.choose("--jobs must be at least 1.", "--jobs는 1 이상이어야 합니다."), 2);
        }
        int count = Files.isDirectory(course) ? Submission.find(course).size() : 0;
        if (count == 0) {
            throw new Failure(language.choose(
                    "Nothing was handed in: there is no " + course.resolve("submitted")
                            + "/<student>/<exercise>/<notebook>.ipynb.",
                    "제출물이 없습니다: " + course.resolve("submitted")
                            + "/<student>/<exercise>/<notebook>.ipynb 파일을 찾지 못했습니다."));
        }
        Distribution distribution = Distribution.running();
        Sandbox sandbox = Sandbox.best();
        say(sandbox, language);
        Path sources = Places.exercises(exercises);
        SubmissionRuns runs = Places.runs(distribution, sandbox, sources, Submission.find(course));
        GradingLog log = new GradingLog(System.out, System.console() != null, language, System::nanoTime);
        List<NotebookGrade> grades = new CourseGrader(course, sources, runs, jobs, again).grade(log);
        GradeFiles.write(course, grades);
        grades.forEach(grade -> FeedbackFiles.write(course, grade));
        return grades.stream().anyMatch(grade -> grade.status() == Status.GRADER_ERROR) ? 1 : 0;
    }

    private static void say(Sandbox sandbox, Language language) {
        Set<Protection> missing = EnumSet.allOf(Protection.class);
        missing.removeAll(sandbox.protections());
        if (!missing.isEmpty()) {
            String list = missing.stream().map(each -> each.text(language)).collect(Collectors.joining(", "));
            System.out.println(language.choose(
                    "Not all protections are active here (" + sandbox.shortcoming() + "). Without: " + list,
                    "일부 보호 장치를 쓸 수 없습니다(" + sandbox.shortcoming() + "). 적용되지 않음: " + list));
        }
    }
}
