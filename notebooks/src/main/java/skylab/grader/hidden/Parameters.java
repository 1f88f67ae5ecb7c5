package skylab.grader.hidden;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was drawn for the student whose work is judged. */
public final class Parameters {
    private static final String SEPARATOR = ",";

    private final Map<String, String> texts;

    /**
     * @param texts by name, in the order in which they were drawn
     */
    public Parameters(Map<String, String> texts) {
        this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** All of them as texts, by name. */
    public Map<String, String> texts() {
        return texts;
    }

    /**
     * A parameter as text.
     *
     * @throws IllegalArgumentException if none of that name was drawn
     */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("nothing named " + name + " was drawn, only " + texts.keySet());
        }
        return text;
    }

    /**
     * A parameter as a number.
     *
     * @throws IllegalArgumentException if none of that name was drawn, or it is not a whole number
     */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /**
     * A parameter that consists of several.
     *
     * @throws IllegalArgumentException if none of that name was drawn
     */
    public List<String> list(String name) {
        String text = text(name);
        return text.isEmpty() ? List.of() : List.copyOf(Arrays.asList(text.split(SEPARATOR)));
    }

    static String joined(List<String> values) {
        return String.join(SEPARATOR, values);
    }
}
