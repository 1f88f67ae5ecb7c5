package skylab.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {
    @Property
    void it_agrees_with_the_regular_expression_of_the_same_meaning(
            @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 12) String text) {
        String regex = pattern.replace("*", ".*").replace("?", ".");
        assertEquals(Pattern.matches(regex, text), new Glob(pattern).matches(text));
    }

    @Test
    void all_but_star_and_question_mark_stands_for_itself() {
        assertTrue(new Glob("a.[b]\\(*").matches("a.[b]\\(c\nd"));
        assertFalse(new Glob("a.c").matches("abc"));
    }

    @Test
    void a_question_mark_stands_for_a_character_of_any_plane() {
        assertTrue(new Glob("?").matches("😀"));
    }

    @Test
    void a_pattern_made_to_hurt_takes_no_time() {
        Glob glob = new Glob("*a".repeat(100) + "b");
        String text = "a".repeat(5_000);
        assertFalse(assertTimeout(Duration.ofSeconds(10), () -> glob.matches(text)));
    }
}
