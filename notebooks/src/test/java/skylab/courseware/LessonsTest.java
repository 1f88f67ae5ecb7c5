package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.kernel.course.Bilingual;
import skylab.kernel.course.Cells;
import skylab.kernel.course.Lesson;
import skylab.kernel.course.LessonStep;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;

/** What every lab asks of its learners: steps with hints, which an empty lab does not pass and the lab's own cells do. */
@Tag("once")
class LessonsTest {
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final int HINTS = 3;

    private static final Cells NOTHING = new Cells() {
        @Override
        public Optional<Object> value(String variable) {
            return Optional.empty();
        }

        @Override
        public boolean declares(String name) {
            return false;
        }
    };

    static List<LabSource> labs() {
        return LabSource.all();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyStepHasATitleAndThreeHintsInBothLanguages(LabSource lab) {
        Lesson lesson = lab.lesson();
        assertTrue(lesson.steps().size() >= HINTS, lesson.ids().toString());
        for (LessonStep step : lesson.steps()) {
            assertBilingual(step.title(), step.id());
            assertEquals(HINTS, step.hints().size(), step.id());
            // The third may be code alone, which is the same in both languages.
            step.hints().subList(0, HINTS - 1).forEach(hint -> assertBilingual(hint, step.id()));
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void anEmptyLabLacksSomethingAtEveryStep(LabSource lab) {
        try (Lab empty = Lab.open(LabOptions.seed(2026).under(Profile.LEARNER_LAB))) {
            for (LessonStep step : lab.lesson().steps()) {
                List<Bilingual> missing = step.missing(empty, NOTHING);
                assertFalse(missing.isEmpty(), step.id());
                for (Bilingual each : missing) {
                    assertBilingual(each, step.id());
                    assertFalse(each.english().contains("Exception"), step.id() + " fails: " + each.english());
                }
            }
            assertEquals(0, empty.actions(), "checks leave nothing behind");
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theLabsOwnCellsPassEveryStep(LabSource lab) {
        for (String language : List.of("en", "ko")) {
            Map<String, String> verdicts = new TreeMap<>();
            for (JsonNode cell : lab.notebook(language).cells()) {
                String source = LabNotebook.text(cell.path("source"));
                if (source.startsWith("%check ")) {
                    String said = LabNotebook.text(cell.at("/outputs/0/data/text~1plain"));
                    verdicts.put(source.substring("%check ".length()).strip(), said);
                }
            }
            for (String id : lab.lesson().ids()) {
                assertTrue(verdicts.getOrDefault(id, "").startsWith("✔"), id + ": " + verdicts.get(id));
            }
            assertEquals(
                    lab.lesson().ids().size(),
                    verdicts.size(),
                    verdicts.keySet().toString());
        }
    }

    private static void assertBilingual(Bilingual text, String step) {
        assertFalse(text.english().isBlank() || HANGUL.matcher(text.english()).find(), step + ": " + text.english());
        assertTrue(HANGUL.matcher(text.korean()).find(), step + ": " + text.korean());
    }
}
