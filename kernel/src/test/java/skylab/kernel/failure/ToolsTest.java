package skylab.kernel.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small helpers of the explanations. */
class ToolsTest {
    @Property
    void unfolding_what_was_folded_gives_the_list_again(@ForAll @Size(max = 40) List<@IntRange(max = 2) Integer> list) {
        List<Integer> unfolded = new ArrayList<>();
        for (Folding.Run<Integer> run : Folding.runs(list)) {
            for (int i = 0; i < run.times(); i++) {
                unfolded.addAll(run.items());
            }
        }
        assertEquals(list, unfolded);
    }

    @Test
    void cycles_are_folded() {
        List<Folding.Run<String>> runs = Folding.runs(List.of("a", "b", "c", "b", "c", "b", "c", "d"));
        assertEquals(
                List.of(
                        new Folding.Run<>(List.of("a"), 1),
                        new Folding.Run<>(List.of("b", "c"), 3),
                        new Folding.Run<>(List.of("d"), 1)),
                runs);
    }

    @ParameterizedTest
    @CsvSource({"abc,abc,0", "cuont,count,1", "lenght,length,1", "a,'',1", "kitten,sitting,3", "Sytem,System,1"})
    void distance_counts_slips_of_the_pen(String a, String b, int distance) {
        assertEquals(distance, Spelling.distance(a, b));
        assertEquals(distance, Spelling.distance(b, a));
    }

    @Test
    void the_nearest_name_is_found_case_aside_and_far_ones_are_not() {
        List<String> names = List.of("count", "account", "String", "x");
        assertEquals(Optional.of("count"), Spelling.nearest("Count", names));
        assertEquals(Optional.of("String"), Spelling.nearest("string", names));
        assertEquals(Optional.empty(), Spelling.nearest("total", names));
        assertEquals(Optional.empty(), Spelling.nearest("y", names));
    }

    @Test
    void brackets_in_texts_and_comments_do_not_count() {
        String code = "f(\"(\", ')', /* ( */ \"\"\"\n ( \"\"\"); // (";
        assertEquals(Optional.empty(), Brackets.of(code).unclosed());
        assertEquals(Optional.empty(), Brackets.of(code).surplus());
        assertEquals(
                Optional.of(new Brackets.Bracket('(', 2)), Brackets.of("{ ( ").unclosed());
        assertEquals(
                Optional.of(new Brackets.Bracket('}', 4)), Brackets.of("{ } }").surplus());
    }

    @ParameterizedTest
    @CsvSource({"메서드이(가) 없습니다,메서드가 없습니다", "값을(를) 씁니다,값을 씁니다", "글(으)로,글로", "집(으)로,집으로", "x은(는) 없습니다,x은(는) 없습니다"})
    void korean_particles_fit_the_syllable_before_them(String written, String shown) {
        assertEquals(shown, Particles.fit(written));
    }
}
