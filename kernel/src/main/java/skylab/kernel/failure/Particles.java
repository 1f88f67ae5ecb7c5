package skylab.kernel.failure;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Korean particles that depend on whether the syllable before them ends in a consonant. Texts with places write both
 * forms, as in 을(를); behind Hangul one of them is chosen, behind other letters both stay.
 */
final class Particles {
    private static final Pattern BOTH = Pattern.compile("([가-힣])(은\\(는\\)|이\\(가\\)|을\\(를\\)|과\\(와\\)|\\(으\\)로)");
    private static final Map<String, String> AFTER_CONSONANT =
            Map.of("은(는)", "은", "이(가)", "이", "을(를)", "을", "과(와)", "과", "(으)로", "으로");
    private static final Map<String, String> AFTER_VOWEL =
            Map.of("은(는)", "는", "이(가)", "가", "을(를)", "를", "과(와)", "와", "(으)로", "로");

    /** Hangul syllables are numbered by their final consonant last; 28 finals, the first of them none, the ninth ㄹ. */
    private static final int FINALS = 28;

    private static final int RIEUL = 8;

    private Particles() {}

    static String fit(String text) {
        return BOTH.matcher(text).replaceAll(found -> {
            char syllable = found.group(1).charAt(0);
            int last = (syllable - '가') % FINALS;
            String both = found.group(2);
            boolean vowel = last == 0 || last == RIEUL && both.equals("(으)로");
            return syllable + (vowel ? AFTER_VOWEL : AFTER_CONSONANT).get(both);
        });
    }
}
