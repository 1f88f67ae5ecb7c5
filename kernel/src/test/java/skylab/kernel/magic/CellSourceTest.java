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
    void a_percent_sign_in_a_text_block_or_a_comment_or_brackets_is_no_magic() {
        for (String code : List.of(
                "String s = \"\"\"\n%time\n\"\"\";",
                "/*\n%time\n*/ int a;", "int a = f(1\n%two\n);", "int b = 5 % 3;")) {
            assertEquals(List.of(new CellSource.Java(code, 0)), CellSource.parse(code));
        }
    }
}
