package skylab.grader.hidden;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What the expressions of {@link Ask} were in the student's notebook, as texts. */
public final class Answers {
    private final Map<String, String> texts;

    /**
     * @param texts by the names of the expressions; what could not be evaluated is not in it
     */
    public Answers(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /**
     * The text of a value.
     *
     * @throws AssertionError if there is none: the expression did not compile, or threw, or took too long
     */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new AssertionError("there is no answer to " + name);
        }
        return text;
    }

    /**
     * A value as a number.
     *
     * @throws AssertionError if there is none or it is not a number
     */
    public BigDecimal number(String name) {
        String text = text(name).strip();
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new AssertionError("the answer to " + name + " is not a number", e);
        }
    }
}
