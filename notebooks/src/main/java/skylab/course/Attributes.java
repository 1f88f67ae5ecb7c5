package skylab.course;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in braces behind the opening of a block: {@code {id=launch raises}}.
 *
 * <ul>
 *   <li>{@code id=} the cell's id, 1 to 64 of {@code [a-z0-9-]}, unique in its file
 *   <li>{@code raises} the cell fails on purpose (nbformat's tag {@code raises-exception})
 *   <li>{@code solution}, {@code grade}, {@code locked}, {@code task}, {@code points=} the roles of nbgrader
 * </ul>
 *
 * @param values by name; a flag has an empty value
 */
public record Attributes(Map<String, String> values) {
    /** Nothing. */
    static final Attributes NONE = new Attributes(Map.of());

    private static final Set<String> FLAGS = Set.of("raises", "solution", "grade", "locked", "task");
    private static final Set<String> VALUED = Set.of("id", "points");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=]+)(?:=(\"[^\"]*\"|\\S*))?");
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern POINTS = Pattern.compile("\\d{1,4}(\\.\\d{1,2})?");

    public Attributes {
        values = Map.copyOf(values);
    }

    /**
     * Reads what stands between the braces.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static Attributes parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String name = attribute.group(1);
            String value = attribute.group(2) == null ? "" : attribute.group(2).replace("\"", "");
            check(name, attribute.group(2) != null, value);
            if (values.put(name, value) != null) {
                throw new IllegalArgumentException("attribute " + name + " stands twice");
            }
        }
        return new Attributes(values);
    }

    private static void check(String name, boolean valued, String value) {
        if (!FLAGS.contains(name) && !VALUED.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown attribute " + name + "; there are id=, points=, raises, solution, grade, locked and task");
        }
        if (valued != VALUED.contains(name)) {
            throw new IllegalArgumentException(
                    valued
                            ? "attribute " + name + " takes no value"
                            : "attribute " + name + " needs a value: " + name + "=…");
        }
        if (name.equals("id") && !ID.matcher(value).matches()) {
            throw new IllegalArgumentException("id=" + value + " must be 1 to 64 of a-z, 0-9 and -");
        }
        if (name.equals("points") && !POINTS.matcher(value).matches()) {
            throw new IllegalArgumentException("points=" + value + " must be a number such as 4 or 2.5");
        }
    }

    /** Whether a flag is set. */
    public boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** The cell's id, when it is given. */
    public Optional<String> id() {
        return Optional.ofNullable(values.get("id"));
    }

    /** The points, when they are given. */
    public Optional<BigDecimal> points() {
        return Optional.ofNullable(values.get("points")).map(BigDecimal::new);
    }

    /** Whether nbgrader is concerned with the cell. */
    public boolean isGraders() {
        return has("solution") || has("grade") || has("locked") || has("task");
    }

    /** These attributes and those of the partner in the other language, in which the same names must have the same values. */
    Attributes with(Attributes partner) {
        Map<String, String> all = new LinkedHashMap<>(values);
        partner.values.forEach((name, value) -> {
            String here = all.putIfAbsent(name, value);
            if (here != null && !here.equals(value)) {
                throw new IllegalArgumentException(
                        "the partner has " + name + "=" + here + ", this one " + name + "=" + value);
            }
        });
        return new Attributes(all);
    }
}
