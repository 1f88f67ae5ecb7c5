package skylab.grader.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.grader.exercise.Language;
import skylab.grader.grade.Training;
import skylab.grader.run.ClassArchive;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.sandbox.Limits;
import skylab.grader.sandbox.Sandbox;
import skylab.launcher.Distribution;
import skylab.launcher.Failure;
import skylab.launcher.Texts;
import skylab.notebook.Notebook;

/** Where things are, and in which language to speak of them. */
public final class Places {
    private Places() {}

    /** The language of whoever types the command. */
    static Language language() {
        return Texts.language(System.getenv()).getLanguage().equals("ko") ? Language.KO : Language.EN;
    }

    /**
     * The directory of the exercises.
     *
     * @param given by the user; null for the one beside this distribution
     */
    public static Path exercises(Path given) throws IOException {
        // notebooks/target/dist/skylab.jar -> notebooks/exercises
        Path exercises = given != null
                ? given
                : Distribution.running()
                        .jar()
                        .toAbsolutePath()
                        .resolve("../../../exercises")
                        .normalize();
        if (!Files.isDirectory(exercises)) {
            throw new Failure(language()
                    .choose(
                            "There is no directory " + exercises + "; name one with --exercises.",
                            exercises + " 디렉터리가 없습니다. --exercises로 지정해 주세요."));
        }
        return exercises;
    }

    /** How the submissions of a course are run, with an archive of classes beside the distribution where that can be. */
    public static SubmissionRuns runs(Distribution distribution, Sandbox sandbox, Path exercises) {
        SubmissionRuns plain = new SubmissionRuns(
                sandbox,
                submissionClassPath(distribution),
                studentClassPath(distribution),
                Limits.DEFAULT,
                Optional.empty());
        Path directory = distribution.jar().toAbsolutePath().getParent();
        return plain.with(ClassArchive.of(plain, () -> training(exercises), directory));
    }

    private static Optional<Notebook> training(Path exercises) throws IOException {
        System.out.println(language()
                .choose(
                        "Preparing a fast start of submissions (half a minute, once)",
                        "제출물을 빨리 시작할 수 있게 준비합니다(30초쯤, 한 번만)."));
        return Training.of(exercises);
    }

    /** The class path of a submission's process: the kernel and this jar, without the tests' framework. */
    static List<Path> submissionClassPath(Distribution distribution) {
        List<Path> path = new ArrayList<>(distribution.kernel());
        path.add(distribution.jar());
        return path.stream().map(each -> each.toAbsolutePath().normalize()).toList();
    }

    /** The class path that the cells of a submission compile against. */
    static List<Path> studentClassPath(Distribution distribution) {
        return distribution.student().stream()
                .map(each -> each.toAbsolutePath().normalize())
                .toList();
    }
}
