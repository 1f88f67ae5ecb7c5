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
import skylab.grader.cluster.SparkJob;
import skylab.grader.exercise.Language;
import skylab.grader.feedback.FeedbackFiles;
import skylab.grader.grade.CourseGrader;
import skylab.grader.grade.GradeFiles;
import skylab.grader.grade.GradeStore;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.report.ReportFiles;
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

    @Option(names = "--master", paramLabel = "URL", descriptionKey = "grade.master")
    private String master;

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
        boolean anew = again;
        if (master != null) {
            send(distribution, sources, language);
            // What has come back is as new as it can be.
            anew = false;
        }
        SubmissionRuns runs = Places.runs(distribution, sandbox, sources);
        GradingLog log = new GradingLog(System.out, System.console() != null, language, System::nanoTime);
        List<NotebookGrade> grades = new CourseGrader(course, sources, runs, jobs, anew).grade(log);
        GradeFiles.write(course, grades);
        grades.forEach(grade -> FeedbackFiles.write(course, grade));
        ReportFiles.write(course, grades).forEach(System.out::println);
        return grades.stream().anyMatch(grade -> grade.status() == Status.GRADER_ERROR) ? 1 : 0;
    }

    private void send(Distribution distribution, Path sources, Language language) throws Exception {
        try {
            int count = new SparkJob(
                            course.toAbsolutePath(),
                            master,
                            distribution.jar().toAbsolutePath().normalize(),
                            sources.toAbsolutePath())
                    .run(Submission.find(course.toAbsolutePath()).stream()
                            .filter(submission -> again || !GradeStore.isKept(course, submission))
                            .toList());
            System.out.println(language.choose(
                    count + " grades have come back from " + master + ".", master + "에서 " + count + "개를 채점했습니다."));
        } catch (SparkJob.ClusterException e) {
            throw new Failure(e.getMessage());
        }
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
