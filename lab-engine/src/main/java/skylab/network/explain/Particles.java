package skylab.network.explain;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Korean particles, which follow the sound of the word before them: behind ids and numbers it is only known once the values
 * are in the sentence. Catalogues write both forms, e.g. {@code {0}을(를)}.
 */
final class Particles {
    private static final Map<String, String> WITH_FINAL =
            Map.of("을(를)", "을", "은(는)", "은", "이(가)", "이", "와(과)", "과", "(으)로", "으로");
    private static final Map<String, String> WITHOUT_FINAL =
            Map.of("을(를)", "를", "은(는)", "는", "이(가)", "가", "와(과)", "와", "(으)로", "로");

    // The word that is heard before it; what stands in brackets in between is not read.
    private static final Pattern PARTICLE =
            Pattern.compile("([\\p{L}\\p{N}])(\\s?\\([^()]*\\)|[\"'])?(을\\(를\\)|은\\(는\\)|이\\(가\\)|와\\(과\\)|\\(으\\)로)");

    // Digits and letters as they are read: 영 일 삼 육 칠 팔, 엘 엠 엔 알. Those that end in ㄹ are 1, 7, 8, L and R.
    private static final String FINAL = "013678LMNR";
    private static final String FINAL_RIEUL = "178LR";

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int FINALS = 28;
    private static final int RIEUL = 8;

    private Particles() {}

    /** The text with the particles that fit. */
    static String fit(String text) {
        return PARTICLE.matcher(text).replaceAll(Particles::fitted);
    }

    private static String fitted(MatchResult found) {
        char last = Character.toUpperCase(found.group(1).charAt(0));
        String particle = found.group(3);
        boolean isRieul = last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE
                ? (last - FIRST_SYLLABLE) % FINALS == RIEUL
                : FINAL_RIEUL.indexOf(last) >= 0;
        boolean hasFinal = last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE
                ? (last - FIRST_SYLLABLE) % FINALS != 0
                : FINAL.indexOf(last) >= 0;
        boolean full = hasFinal && !(isRieul && particle.equals("(으)로"));
        String between = found.group(2) == null ? "" : found.group(2);
        return Matcher.quoteReplacement(found.group(1) + between + (full ? WITH_FINAL : WITHOUT_FINAL).get(particle));
    }
}
