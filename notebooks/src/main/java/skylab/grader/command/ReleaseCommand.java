package skylab.grader.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.exercise.Release;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/** {@code release}: the students' versions of exercises, into {@code release/<exercise>/<notebook>.ipynb}. */
@Command(name = "release")
public final class ReleaseCommand implements Subcommand {
    @Parameters(paramLabel = "EXERCISE", arity = "0..*", descriptionKey = "release.names")
    private List<String> names = List.of();

    @Option(names = "--all", descriptionKey = "release.all")
    private boolean all;

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
            for (String name : all ? Exercise.names(sources) : names) {
                Exercise exercise = Exercise.read(sources.resolve(name));
                for (Map.Entry<String, Notebook> released : Release.of(exercise).entrySet()) {
                    Path file = course.resolve("release").resolve(name).resolve(released.getKey() + ".ipynb");
                    NotebookFile.write(released.getValue(), file);
                    System.out.println(file);
                }
            }
        } catch (ExerciseException e) {
            throw new Failure(e.getMessage());
        }
        return 0;
    }
}
