package skylab.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellSourceTest {
    private static List<CellSource.Part> magic(String name, String arguments, String body) {
        return List.of(new CellSource.Call(new MagicCall(name, arguments, body)));
    }

    @Test
    void a_cell_magic_takes_the_whole_cell() {
        assertEquals(magic("html", "a b", "<p>\n%x"), CellSource.parse("%%html a b\n<p>\n%x"));
    }

    @Test
    void a_cell_magic_may_have_no_body() {
        assertEquals(magic("sh", "", ""), CellSource.parse("%%sh"));
    }

    @Test
    void line_magics_stand_between_lines_of_java() {
        assertEquals(
                List.of(
                        new CellSource.Java("int a = 1;\n", 0),
                        new CellSource.Call(new MagicCall("time", "a + 1", null)),
                        new CellSource.Java("a", 23)),
                CellSource.parse("int a = 1;\n%time a + 1\na"));
    }

    @Test
    void a_shell_line_is_the_magic_of_the_system() {
        assertEquals(magic("system", "ls -l | wc", null), CellSource.parse("!ls -l | wc"));
        assertEquals(
                List.of(
                        new CellSource.Java("int a = 1\n", 0),
                        new CellSource.Call(new MagicCall("system", "ls", null)),
                        new CellSource.Java("a", 14)),
                CellSource.parse("int a = 1\n!ls\na"));
    }

    @Test
    void a_negation_is_no_shell_line() {
        for (String code : List.of(
                "!list.isEmpty()",
                "!(a && b)",
                "!!f(1)",
                "boolean b = a &&\n!c;",
                "int x = a\n!= b ? 1 : 2;",
                "f(\n!a);")) {
            assertEquals(List.of(new CellSource.Java(code, 0)), CellSource.parse(code));
        }
    }

    @Test
    void a_question_mark_asks_for_help() {
        for (String code :
                List.of("?time", "??time", "?%time", "? %%time", "%time?", "%%time?", "%%time??", "%time ?")) {
            assertEquals(magic("pinfo", "time", null), CellSource.parse(code), code);
        }
    }

    @Test
    void a_conditional_over_lines_asks_for_nothing() {
        String code = "int x = a > b\n? one\n: two;";
        assertEquals(List.of(new CellSource.Java(code, 0)), CellSource.parse(code));
    }

    @Test
    void the_value_of_a_magic_is_that_of_a_function() {
        assertEquals(
                "int a;\nList<String> x = lineMagic(\"jars\", java.util.List.of(\"a b\", \"C:\\\\d\\\"\"));\nx",
                CellSource.withCalls("int a;\nList<String> x = %jars 'a b' C:\\d\"\nx"));
        assertEquals("x = lineMagic(\"pwd\", java.util.List.of());", CellSource.withCalls("x = %pwd"));
        for (String other : List.of(
                "String s = \"x=%d\";",
                "f(\nx = %pwd\n)", "/*\nx = %pwd */", "%%sh\nx = %pwd", "%env a = %pwd", "x = 1\n")) {
            assertEquals(other, CellSource.withCalls(other));
        }
    }

    @Test
    void words_are_cut_at_blanks_outside_of_quotes() {
        assertEquals(List.of("a", "b c", "", "d e", "f'"), Arguments.split(" a \"b c\" '' d' e' f'"));
        assertEquals(List.of("x y", "z", "\" q"), Arguments.split(Arguments.join(List.of("x y", "z", "\" q"))));
        assertEquals(List.of(), Arguments.split("  "));
    }

    @Test
    void a_percent_sign_in_a_text_block_or_a_comment_or_brackets_is_no_magic() {
        for (String code : List.of(
                "String s = \"\"\"\n%time\n\"\"\";",
                "/*\n%time\n*/ int a;", "int a = f(1\n%two\n);", "int b = 5 % 3;")) {
            assertEquals(List.of(new CellSource.Java(code, 0)), CellSource.parse(code));
        }
    }
}
