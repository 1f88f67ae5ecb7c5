package skylab.grader.hidden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import skylab.network.Cidr;

/**
 * Draws an exercise's parameters for one student. Each is drawn by its name alone: another that is added to the exercise
 * later changes none.
 */
public final class Draw {
    private static final List<String> WORDS = List.of(
            "amber", "birch", "cedar", "coral", "delta", "ember", "fjord", "grove", "heron", "indigo", "juniper",
            "koala", "lotus", "maple", "nectar", "olive", "pebble", "quartz", "raven", "saffron", "tulip", "umber",
            "violet", "willow", "yarrow", "zephyr");
    private static final int ADDRESS_BITS = 32;

    private final ToLongFunction<String> random;
    private final Map<String, String> drawn;
    private final Map<String, String> declarations;
    private final boolean open;

    /**
     * A draw of which nothing was drawn yet.
     *
     * @param random a number for each name; the student's secret follows from none of them
     */
    public Draw(ToLongFunction<String> random) {
        this(random, new LinkedHashMap<>(), new LinkedHashMap<>(), true);
    }

    private Draw(
            ToLongFunction<String> random, Map<String, String> drawn, Map<String, String> declarations, boolean open) {
        this.random = random;
        this.drawn = drawn;
        this.declarations = declarations;
        this.open = open;
    }

    /** The same draw; what is drawn through it is told to hidden tests only. */
    public Draw hidden() {
        return new Draw(random, drawn, declarations, false);
    }

    /** A whole number from low to high, both included. */
    public int between(String name, int low, int high) {
        return between(name, low, high, 1);
    }

    /** One of low, low + step, low + 2 * step and so on up to high. */
    public int between(String name, int low, int high, int step) {
        int number = low + step * stream(name).nextInt((high - low) / step + 1);
        keep(name, "int", String.valueOf(number), String.valueOf(number));
        return number;
    }

    /** One of several texts. */
    public String oneOf(String name, String... choices) {
        return text(name, choices[stream(name).nextInt(choices.length)]);
    }

    /** So many of several texts, in random order. */
    public List<String> some(String name, int count, String... choices) {
        SplittableRandom stream = stream(name);
        List<String> left = new ArrayList<>(Arrays.asList(choices));
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.add(left.remove(stream.nextInt(left.size())));
        }
        String literals = String.join(", ", taken.stream().map(Draw::literal).toList());
        keep(name, "List<String>", Parameters.joined(taken), "List.of(" + literals + ")");
        return List.copyOf(taken);
    }

    /**
     * A block of addresses within another.
     *
     * @param within such as {@code 10.0.0.0/8}
     * @param prefix its length, that of the other or longer
     * @return such as {@code 10.37.0.0/16}
     */
    public String block(String name, String within, int prefix) {
        Cidr outer = Cidr.of(within);
        long blocks = 1L << (prefix - outer.prefix());
        long address = outer.network() + (stream(name).nextLong(blocks) << (ADDRESS_BITS - prefix));
        return text(name, new Cidr(address, prefix).toString());
    }

    /** A word, such as for a name tag. */
    public String word(String name) {
        return text(name, WORDS.get(stream(name).nextInt(WORDS.size())));
    }

    /** A text that follows from what was drawn. */
    public String text(String name, String value) {
        keep(name, "String", value, literal(value));
        return value;
    }

    /** Everything drawn so far. */
    public Parameters parameters() {
        return new Parameters(drawn);
    }

    /** The declarations, one a line, of what was drawn openly. */
    public String declarations() {
        return String.join("\n", declarations.values());
    }

    private void keep(String name, String type, String value, String literal) {
        if (!javax.lang.model.SourceVersion.isName(name) || drawn.containsKey(name)) {
            throw new IllegalArgumentException("a parameter needs a Java name of its own, not " + name);
        }
        drawn.put(name, value);
        if (open) {
            declarations.put(name, type + " " + name + " = " + literal + ";");
        }
    }

    private SplittableRandom stream(String name) {
        return new SplittableRandom(random.applyAsLong(name));
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
