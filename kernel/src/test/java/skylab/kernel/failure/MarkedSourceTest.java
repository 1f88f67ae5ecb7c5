package skylab.kernel.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkedSourceTest {
    private static MarkedSource mark(String code, String marked) {
        int start = code.indexOf(marked);
        return MarkedSource.of(code, start, start + marked.length());
    }

    @Test
    void tabs_stay_tabs_so_that_the_marks_follow_them() {
        MarkedSource source = mark("\tint\tx = y;", "y");
        assertEquals("\t   \t    ", source.padding());
        assertEquals("^", source.marks());
        assertEquals(10, source.column());
    }

    @Test
    void wide_letters_take_a_wide_blank_and_two_marks() {
        MarkedSource source = mark("// 한글\n이름 = 값값;", "값값");
        assertEquals(2, source.line());
        assertEquals("\u3000\u3000   ", source.padding());
        assertEquals("^^^^", source.marks());
        assertEquals(6, source.column());
    }

    @Test
    void an_emoji_of_several_code_points_counts_as_one_letter() {
        MarkedSource source = mark("s = \"👩\u200d💻🙂\" + nope;", "nope");
        assertEquals("     \u3000\u3000    ", source.padding());
        assertEquals(12, source.column());
    }

    @Test
    void several_lines_are_marked_to_the_end_of_the_first() {
        MarkedSource source = mark("f(a,\n  b);", "f(a,\n  b)");
        assertEquals("f(a,", source.text());
        assertEquals("^^^^", source.marks());
    }

    @Test
    void what_is_missing_at_the_end_is_missed_in_the_last_line_with_code() {
        MarkedSource source = MarkedSource.of("if (x) {\n  y();\n\n", 17, 17);
        assertEquals(2, source.line());
        assertEquals("  y();", source.text());
        assertEquals("      ", source.padding());
    }

    @Test
    void a_long_line_is_cut_around_the_marks() {
        String code = "a".repeat(500) + "X" + "b".repeat(500);
        MarkedSource source = mark(code, "X");
        assertTrue(source.text().startsWith("…a") && source.text().endsWith("b…"), source.text());
        assertEquals(source.text().indexOf('X'), source.padding().length());
        assertEquals(501, source.column());
    }

    @Test
    void places_outside_of_the_cell_are_drawn_into_it() {
        assertEquals("^", MarkedSource.of("", 5, 9).marks());
        assertEquals(1, MarkedSource.of("x", -1, -1).column());
    }
}
