package skylab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnippetsTest {

    @ParameterizedTest
    @EnumSource
    void noTwoCellsAreEqualSoThatNoneIsAnsweredFromMemory(Snippets language) {
        List<BiFunction<Snippets, Integer, String>> kinds =
                List.of(Snippets::trivial, Snippets::several, Snippets::next, Snippets::type);
        long distinct = kinds.stream()
                .flatMap(kind -> IntStream.range(0, 100).mapToObj(number -> kind.apply(language, number)))
                .distinct()
                .count();
        assertEquals(400, distinct);
    }

    @ParameterizedTest
    @EnumSource
    void aClassHasAboutThirtyLines(Snippets language) {
        long lines = language.type(7).lines().count();
        assertTrue(lines >= 28 && lines <= 33, lines + " lines");
    }
}
