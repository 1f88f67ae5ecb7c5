package skylab.kernel.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a cell and marks below it that stand under the right characters, also behind tabs, Korean and emoji.
 *
 * @param line from 1
 * @param column of the first mark, from 1, in characters as a reader counts them
 * @param text the line
 * @param padding blanks as wide as what stands in front of the marks
 * @param marks as wide as what is marked, at least one
 */
record MarkedSource(int line, int column, String text, String padding, String marks) {
    /** Longer lines are cut around the marks: wrapped, they would part from them. That much fits a small laptop. */
    private static final int WIDEST = 100;

    private static final int LEAD = 50;
    private static final String CUT = "…";
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    /** As wide as a Hangul syllable in the same font, which two blanks need not be. */
    private static final String WIDE_BLANK = "\u3000";

    /** The line that the UTF-16 range begins in; a range over several lines is marked to the end of the first. */
    static MarkedSource of(String code, int from, int to) {
        int start = Math.max(0, Math.min(from, code.length()));
        if (start == code.length() && code.endsWith("\n")) {
            // What is missing at the end is missing behind the last line that has something.
            start = code.stripTrailing().length();
        }
        int begin = code.lastIndexOf('\n', start - 1) + 1;
        int newline = code.indexOf('\n', start);
        String text =
                code.substring(begin, newline < 0 ? code.length() : newline).stripTrailing();
        int first = Math.min(start - begin, text.length());
        int last = Math.max(first, Math.min(to - begin, text.length()));
        int line = 1
                + (int) code.substring(0, begin).chars().filter(c -> c == '\n').count();
        int column =
                1 + (int) CHARACTER.matcher(text.substring(0, first)).results().count();
        int cutFront = text.length() > WIDEST && first > LEAD ? characterStart(text, first - LEAD) : 0;
        int cutBack = text.length() - cutFront > WIDEST ? characterStart(text, cutFront + WIDEST) : text.length();
        String shown =
                (cutFront > 0 ? CUT : "") + text.substring(cutFront, cutBack) + (cutBack < text.length() ? CUT : "");
        String padding = (cutFront > 0 ? " " : "") + blanks(text.substring(cutFront, first));
        int width = width(text.substring(first, Math.max(first, Math.min(last, cutBack))));
        return new MarkedSource(line, column, shown, padding, "^".repeat(Math.max(1, width)));
    }

    private static int characterStart(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    private static String blanks(String text) {
        StringBuilder blanks = new StringBuilder();
        Matcher character = CHARACTER.matcher(text);
        while (character.find()) {
            int codePoint = character.group().codePointAt(0);
            blanks.append(codePoint == '\t' ? "\t" : isWide(codePoint) ? WIDE_BLANK : " ");
        }
        return blanks.toString();
    }

    private static int width(String text) {
        return CHARACTER
                .matcher(text)
                .results()
                .mapToInt(result -> isWide(result.group().codePointAt(0)) ? 2 : 1)
                .sum();
    }

    /** East Asian Wide and Fullwidth (Unicode Standard Annex 11), by block. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    }
}
