package skylab.kernel.text;

import java.util.Locale;
import java.util.Map;

/** The languages in which the kernel speaks. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    KOREAN(Locale.KOREAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The locale for texts and numbers. */
    public Locale locale() {
        return locale;
    }

    /**
     * The language that the environment asks for: {@code SKYLAB_LANG} ({@code en} or {@code ko}), else the usual
     * {@code LC_ALL}, {@code LC_MESSAGES}, {@code LANG}; English otherwise.
     */
    public static Language of(Map<String, String> environment) {
        for (String variable : new String[] {"SKYLAB_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                return value.toLowerCase(Locale.ROOT).startsWith("ko") ? KOREAN : ENGLISH;
            }
        }
        return ENGLISH;
    }
}
