package skylab.kernel.course;

import skylab.kernel.text.Language;

/** A text in both languages. */
public record Bilingual(String english, String korean) {
    /** The one in this language. */
    public String in(Language language) {
        return language == Language.KOREAN ? korean : english;
    }
}
