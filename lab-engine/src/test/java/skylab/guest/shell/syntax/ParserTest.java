package skylab.guest.shell.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    private static SyntaxError error(String text) {
        return assertThrows(SyntaxError.class, () -> Parser.parse(text, 0, true, 1, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "echo )~syntax error near unexpected token `)'",
                "fi~syntax error near unexpected token `fi'",
                "a && ;~syntax error near unexpected token `;'",
                "echo >~syntax error near unexpected token `newline'",
                "for x in a; echo~syntax error near unexpected token `echo'",
            })
    void wrongTextGetsTheMessageOfBash(String text, String message) {
        SyntaxError error = error(text + "\n");
        assertEquals(message, error.getMessage());
        assertEquals(false, error.incomplete());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo \"abc",
                "echo 'abc",
                "if true",
                "while true; do",
                "a |",
                "a &&",
                "{ echo",
                "( echo",
                "cat <<EOF\nx",
                "echo $(ls",
                "echo `ls",
                "echo ${x",
                "case x in",
                "f() {",
                "echo \\",
                "x=(a b",
                "[[ a"
            })
    void textThatCanStillBecomeACommandIsIncompleteAndNotWrong(String text) {
        assertTrue(error(text + "\n").incomplete());
    }

    @Test
    void deepNestingIsRefusedAndNotAStackOverflow() {
        assertThrows(SyntaxError.class, () -> Parser.parseAll("(".repeat(100_000)));
        assertThrows(SyntaxError.class, () -> Parser.parseAll("echo " + "$(".repeat(100_000)));
        assertThrows(SyntaxError.class, () -> Parser.parseAll("echo " + "${x:-".repeat(100_000)));
        assertThrows(SyntaxError.class, () -> Parser.parseAll("[[ " + "( ".repeat(100_000)));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(List.of(
                        "if", "then", "fi", "for", "in", "do", "done", "case", "esac", "{", "}", "(", ")", "((", "))",
                        "[[", "]]", "$(", "${", "`", "\"", "'", "\\", "$", "x=", "a", "<<E", "\nE\n", ">", "2>&1", "|",
                        "&", ";", ";;", "\n", " ", "#", "!", "=~", "$((", "@", "[", "]", ":-", "%%", "//", "*", "=("))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join(list.size() % 2 == 0 ? " " : "", list));
    }

    @Property(tries = 3000)
    void noTextHangsTheParserOrThrowsAnythingButASyntaxError(@ForAll("pieces") String text) {
        try {
            Parser.parseAll(text);
        } catch (SyntaxError e) {
            assertTrue(e.line() >= 1);
        }
    }
}
