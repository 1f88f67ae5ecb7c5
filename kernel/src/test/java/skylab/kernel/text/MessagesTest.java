package skylab.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void every_message_exists_in_both_languages() {
        ResourceBundle english = ResourceBundle.getBundle("skylab.kernel.messages", Locale.ROOT);
        ResourceBundle korean = ResourceBundle.getBundle("skylab.kernel.messages", Locale.KOREAN);
        for (String key : english.keySet()) {
            assertNotEquals(english.getString(key), korean.getString(key), key);
        }
        assertEquals(english.keySet(), korean.keySet());
    }

    @Test
    void the_environment_chooses_the_language() {
        assertEquals(Language.KOREAN, Language.of(Map.of("SKYLAB_LANG", "ko", "LANG", "en_US.UTF-8")));
        assertEquals(Language.KOREAN, Language.of(Map.of("LANG", "ko_KR.UTF-8")));
        assertEquals(Language.ENGLISH, Language.of(Map.of()));
    }
}
