package skylab.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void an_emoji_is_one_step_of_the_cursor() {
        assertEquals(3, CodePoints.toIndex("😀ab", 2));
        assertEquals(2, CodePoints.toCursor("😀ab", 3));
    }

    @Property
    void any_cursor_gives_an_index_in_the_text(@ForAll String text, @ForAll int cursor) {
        int index = CodePoints.toIndex(text, cursor);
        assertTrue(index >= 0 && index <= text.length());
    }
}
