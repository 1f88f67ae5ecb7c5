package skylab.kernel.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class CataloguesTest {
    @ParameterizedTest
    @ValueSource(strings = {"hints", "compiler"})
    void every_text_exists_in_both_languages_with_the_same_places(String name) {
        ResourceBundle english = ResourceBundle.getBundle("skylab.kernel.failure." + name, Locale.ROOT);
        ResourceBundle korean = ResourceBundle.getBundle("skylab.kernel.failure." + name, Locale.KOREAN);
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(korean.keySet()));
        for (String key : english.keySet()) {
            TreeSet<String> known = places(english.getString(key));
            assertTrue(known.containsAll(places(korean.getString(key))), key);
        }
    }

    private static TreeSet<String> places(String text) {
        return Pattern.compile("[{\\[](\\d)[}\\]]")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_hint_can_be_filled_in() {
        for (Language language : Language.values()) {
            Messages hints = new Messages(language, "skylab.kernel.failure.hints");
            for (String key :
                    ResourceBundle.getBundle("skylab.kernel.failure.hints").keySet()) {
                String text = hints.text(key, "a", "b", "c", "d");
                assertFalse(text.isBlank() || text.contains("{0}") || text.contains("''"), key + ": " + text);
            }
        }
    }

    @Test
    void english_is_english_on_a_korean_machine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.KOREA);
        try {
            assertEquals("Hint:", new Messages(Language.ENGLISH).text("error.hint"));
            Problem problem = new Problem("compiler.err.missing.ret.stmt", "missing return statement", 0, 0, 0);
            assertEquals(
                    "missing return statement",
                    new CompilerMessages(Language.ENGLISH).translated(problem).get(0));
        } finally {
            Locale.setDefault(before);
        }
    }
}
