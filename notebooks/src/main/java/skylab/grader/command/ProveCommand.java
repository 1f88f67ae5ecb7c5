package skylab.grader.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.exercise.Language;
import skylab.grader.proof.ExerciseProof;
import skylab.grader.proof.ExerciseProof.Claim;
import skylab.grader.sandbox.Scratch;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;

/**
 * {@code prove}: shows that an exercise's hidden tests let right ways pass and catch wrong ones. Exit code 1 if they do not.
 */
@Command(name = "prove")
public final class ProveCommand implements Subcommand {
    private static final double NANOS = 1e9;

    @Parameters(paramLabel = "EXERCISE", arity = "1..*", descriptionKey = "prove.names")
    private List<String> names;

    @Option(names = "--exercises", paramLabel = "DIR", descriptionKey = "grader.exercises")
    private Path exercises;

    @Override
    public Integer call() throws Exception {
        Path sources = Places.exercises(exercises);
        boolean proved = true;
        for (String name : names) {
            proved &= prove(sources.resolve(name));
        }
        return proved ? 0 : 1;
    }

    private static boolean prove(Path directory) throws Exception {
        Language language = Places.language();
        Path classes = Files.createTempDirectory("skylab-prove");
        boolean proved = true;
        try {
            for (Claim claim : ExerciseProof.of(directory, classes).claims()) {
                long begin = System.nanoTime();
                String refutation = claim.refutation();
                String seconds = String.format(" (%.1f s)", (System.nanoTime() - begin) / NANOS);
                boolean holds = refutation.isEmpty();
                proved &= holds;
                System.out.println(
                        holds
                                ? language.choose("holds: ", "증명됨: ") + claim.name() + seconds
                                : language.choose("DOES NOT HOLD: ", "성립하지 않음: ") + refutation);
            }
        } catch (ExerciseException e) {
            throw new Failure(e.getMessage());
        } finally {
            Scratch.delete(classes);
        }
        return proved;
    }
}
