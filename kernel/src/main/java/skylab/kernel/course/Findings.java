package skylab.kernel.course;

import java.util.ArrayList;
import java.util.List;

/** What a check finds missing. Nothing missing means that the step is done. */
public final class Findings {
    private final List<Bilingual> missing = new ArrayList<>();

    /**
     * Notes what is missing, in a sentence that says what was observed and not what to do.
     *
     * @param when whether it is missing
     * @param en the sentence in English; code between backquotes
     * @param ko the sentence in Korean
     * @return {@code when}, so that a check can end here: {@code if (findings.missing(…)) return;}
     */
    public boolean missing(boolean when, String en, String ko) {
        if (when) {
            missing.add(new Bilingual(en, ko));
        }
        return when;
    }

    /** All that was found missing, in order. */
    public List<Bilingual> all() {
        return List.copyOf(missing);
    }
}
