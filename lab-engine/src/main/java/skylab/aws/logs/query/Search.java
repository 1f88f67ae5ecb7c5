package skylab.aws.logs.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that is searched by a regular expression of the learner's. Expressions that take too long to decide end the
 * query, as CloudWatch's time limit does.
 */
final class Search implements CharSequence {
    private static final int MOST_STEPS = 2_000_000;

    private final CharSequence text;
    private int steps;

    private Search(CharSequence text) {
        this.text = text;
    }

    /** The search took too long. */
    static final class TookTooLong extends RuntimeException {
        TookTooLong() {
            super(null, null, false, false);
        }
    }

    /** The first match, or null. */
    static Matcher find(Pattern regex, String text) {
        try {
            Matcher matcher = regex.matcher(new Search(text));
            return matcher.find() ? matcher : null;
        } catch (StackOverflowError tooDeep) {
            throw new TookTooLong();
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++steps > MOST_STEPS) {
            throw new TookTooLong();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
