package skylab.wire.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters of a form as a tree: {@code Filter.1.Name=a} is a under 1 under Filter. */
final class Form {
    private static final int LONGEST_NAME = 1000;

    private final Map<String, Form> members = new LinkedHashMap<>();
    private String text;

    private Form() {}

    /**
     * The tree of parameters; of one that is given twice the last counts.
     *
     * @throws Malformed if a name is longer than any that a request can have
     */
    static Form of(Map<String, List<String>> parameters) {
        Form root = new Form();
        parameters.forEach((name, values) -> {
            if (name.length() > LONGEST_NAME) {
                throw new Malformed(
                        "MalformedQueryString", "The name of a parameter has " + name.length() + " characters");
            }
            Form at = root;
            for (String part : name.split("\\.", -1)) {
                at = at.members.computeIfAbsent(part, key -> new Form());
            }
            at.text = values.get(values.size() - 1);
        });
        return root;
    }

    /** What is under a name, or null. */
    Form member(String name) {
        return members.get(name);
    }

    /** All that is under names, in the order in which it came. */
    Map<String, Form> members() {
        return members;
    }

    /**
     * The elements of a list, in the order of their numbers; gaps do not count.
     *
     * @throws IllegalArgumentException if what is here is no list
     */
    SortedMap<Integer, Form> elements() {
        SortedMap<Integer, Form> elements = new TreeMap<>();
        members.forEach((name, element) -> {
            if (!name.matches("\\d{1,9}")) {
                throw new IllegalArgumentException(name);
            }
            elements.put(Integer.valueOf(name), element);
        });
        return elements;
    }

    /** The text here; empty if there is none. */
    String text() {
        return text == null ? "" : text;
    }

    /** Whether nothing was said here but that it is there. */
    boolean isBlank() {
        return members.isEmpty() && text().isEmpty();
    }
}
