package skylab.grader.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.grader.exercise.ExerciseException;

class ChangeTest {
    private static final String SOLUTION = "one\n  two\nthree\nfour";

    @Test
    void linesStandInThePlaceOfOthers() {
        assertEquals("one\n  2\n  2.5\nthree\nfour", changed("-  two", "+  2", "+  2.5"));
    }

    @Test
    void aChangeMayBeAtSeveralPlacesAndTakeLinesAway() {
        assertEquals("1\nfour", changed("-one", "+1", "-  two", "-three"));
        assertEquals("  two\nfour", changed("-one", "", "-three"));
    }

    @Test
    void linesThatAreNotInTheSolutionAreNoPlace() {
        ExerciseException refusal = assertThrows(ExerciseException.class, () -> changed("-two", "+2"));
        assertTrue(refusal.getMessage().contains("not at all:\ntwo"), refusal.getMessage());
    }

    @Test
    void linesThatAreThereTwiceAreNoPlace() {
        ExerciseException refusal = assertThrows(
                ExerciseException.class, () -> Change.read(List.of("-a")).of("a\nb\na"));
        assertTrue(refusal.getMessage().contains("more often:\na"), refusal.getMessage());
    }

    @Test
    void aWholeAnswerIsNoChange() {
        assertTrue(Change.isWrittenIn(List.of("", "-one", "+1", "")));
        assertFalse(Change.isWrittenIn(List.of("int i = 0;", "-one")));
        assertFalse(Change.isWrittenIn(List.of("++i;")));
        assertFalse(Change.isWrittenIn(List.of()));
    }

    private static String changed(String... lines) {
        return Change.read(List.of(lines)).of(SOLUTION);
    }
}
