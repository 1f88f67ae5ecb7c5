package skylab.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedRegionsTest {
    private static final MarkedRegions SOLUTION = MarkedRegions.SOLUTION;

    @Test
    void aRegionIsReplacedByTheStubIndentedAsItsOpeningMark() {
        String source = "int f() {\n    // BEGIN SOLUTION\n    return 1;\n    // END SOLUTION\n}";
        assertEquals(
                "int f() {\n    // stub\n    throw x;\n}", SOLUTION.replace(source, List.of("// stub", "throw x;")));
    }

    @Test
    void theSignOfTheCommentDoesNotMatter() {
        assertEquals("a\nb", SOLUTION.replace("a\n### BEGIN SOLUTION\nx\n%% END SOLUTION\nb", List.of()));
    }

    @Test
    void textWithoutMarksStays() {
        assertEquals("a\n\nb\n", SOLUTION.replace("a\n\nb\n", List.of("stub")));
    }

    @ParameterizedTest
    @CsvSource({
        "//BEGIN SOLUTION;//BEGIN SOLUTION;//END SOLUTION,nested",
        "x;//BEGIN SOLUTION;y,line 2: the \"BEGIN SOLUTION\" has no",
        "x;//END SOLUTION,line 2: an \"END SOLUTION\" without"
    })
    void marksThatDoNotPairAreRefused(String source, String reason) {
        NotebookFormatException refused = assertThrows(
                NotebookFormatException.class, () -> SOLUTION.replace(source.replace(';', '\n'), List.of()));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
