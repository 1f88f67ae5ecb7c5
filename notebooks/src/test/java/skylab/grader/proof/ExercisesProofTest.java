package skylab.grader.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import skylab.grader.exercise.Exercise;

/** Every exercise is proved: its hidden tests let each right way pass and catch each wrong one by just what is wrong. */
@Tag("once")
class ExercisesProofTest {
    private static final Path EXERCISES = Path.of("exercises");

    @TestFactory
    Stream<DynamicContainer> exercisesAreProved(@TempDir Path classes) {
        return Exercise.names(EXERCISES).stream()
                .map(name -> DynamicContainer.dynamicContainer(name, claims(name, classes)));
    }

    private static Stream<DynamicTest> claims(String name, Path classes) {
        try {
            Path own = Files.createDirectories(classes.resolve(name));
            return ExerciseProof.of(EXERCISES.resolve(name), own).claims().stream()
                    .map(claim -> DynamicTest.dynamicTest(claim.name(), () -> assertEquals("", claim.refutation())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
