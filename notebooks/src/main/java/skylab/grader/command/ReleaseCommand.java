package skylab.grader.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.exercise.Release;
import skylab.grader.handout.Draws;
import skylab.grader.handout.DrawsFile;
import skylab.grader.handout.Handout;
import skylab.grader.handout.Roster;
import skylab.grader.hidden.Setup;
import skylab.grader.judge.HiddenTests;
import skylab.grader.sandbox.Scratch;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/**
 * {@code release}: the students' versions of exercises. {@code source/<exercise>} and {@code release/<exercise>} are those of
 * the common draw, as nbgrader has them; with {@code --students} each student gets a copy of their own in {@code
 * handout/<student>/<exercise>}, and {@code draws.json} remembers the secret that it was drawn from.
 */
@Command(name = "release")
public final class ReleaseCommand implements Subcommand {
    private static final String NOBODY = "";

    @Parameters(paramLabel = "EXERCISE", arity = "0..*", descriptionKey = "release.names")
    private List<String> names = List.of();

    @Option(names = "--all", descriptionKey = "release.all")
    private boolean all;

    @Option(names = "--no-source", descriptionKey = "release.noSource")
    private boolean noSource;

    @Option(names = "--students", paramLabel = "CSV", descriptionKey = "release.students")
    private Path roster;

    @Option(names = "--exercises", paramLabel = "DIR", descriptionKey = "grader.exercises")
    private Path exercises;

    @Option(names = "--course", paramLabel = "DIR", defaultValue = ".", descriptionKey = "release.course")
    private Path course;

    @Override
    public Integer call() throws Exception {
        Path sources = Places.exercises(exercises);
        if (all == !names.isEmpty()) {
            throw new Failure(
                    Places.language()
                            .choose(
                                    "Say which exercises, or --all. There are: " + Exercise.names(sources),
                                    "과제 이름이나 --all 중 하나를 지정해 주세요. 과제: " + Exercise.names(sources)),
                    2);
        }
        try {
            List<String> students = roster == null ? List.of() : Roster.read(roster);
            for (String name : all ? Exercise.names(sources) : names) {
                release(Exercise.read(sources.resolve(name)), students);
            }
        } catch (IllegalArgumentException | ExerciseException e) {
            throw new Failure(e.getMessage());
        }
        return 0;
    }

    private void release(Exercise exercise, List<String> students) throws IOException {
        Path classes = Files.createTempDirectory("skylab-release");
        try {
            Setup setup = HiddenTests.compile(exercise, classes).setup();
            Exercise common = Handout.of(exercise, setup, Draws.COMMON, NOBODY).exercise();
            if (!noSource) {
                write(common.sources(), Path.of("source", exercise.name()), false);
            }
            write(Release.of(common), Path.of("release", exercise.name()), true);
            if (students.isEmpty()) {
                return;
            }
            Draws draws = DrawsFile.begin(course).with(exercise.name(), students);
            // Before anybody gets a copy that could not be graded without it.
            DrawsFile.write(course, draws);
            for (String student : students) {
                Exercise own = Handout.of(exercise, setup, draws, student).exercise();
                write(Release.of(own), Path.of("handout", student, exercise.name()), true);
            }
        } finally {
            Scratch.delete(classes);
        }
    }

    private void write(Map<String, Notebook> notebooks, Path directory, boolean told) {
        notebooks.forEach((id, notebook) -> {
            Path file = course.resolve(directory).resolve(id + ".ipynb");
            NotebookFile.write(notebook, file);
            if (told) {
                System.out.println(file);
            }
        });
    }
}
