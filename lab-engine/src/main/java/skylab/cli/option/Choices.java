package skylab.cli.option;

import java.util.Comparator;
import java.util.List;
import skylab.cli.CliError;

/** What could have been meant by a name that there is not. */
public final class Choices {
    private static final double LEAST = 0.8;
    private static final int MOST = 3;
    private static final int COLUMN = 40;

    private Choices() {}

    /** The refusal of a name: all names that there are, and those that are near. */
    public static CliError unknown(String argument, String name, List<String> all) {
        StringBuilder text = new StringBuilder("argument " + argument + ": Invalid choice, valid choices are:\n\n");
        for (int i = 0; i < all.size(); i += 2) {
            String second = i + 1 < all.size() ? " | " + padded(all.get(i + 1)) : "";
            text.append(padded(all.get(i))).append(second).append('\n');
        }
        List<String> near = all.stream()
                .filter(one -> likeness(one, name) >= LEAST)
                .sorted(Comparator.comparingDouble((String one) -> likeness(one, name))
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .limit(MOST)
                .toList();
        if (!near.isEmpty()) {
            text.append("\n\nInvalid choice: '").append(name).append("', maybe you meant:\n\n");
            near.forEach(one -> text.append("  * ").append(one).append('\n'));
        }
        return CliError.usage(text.toString().stripTrailing());
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, COLUMN - text.length()));
    }

    /** How much of two words is the same, 0 to 1 (Ratcliff and Obershelp 1988). */
    private static double likeness(String one, String other) {
        return 2.0 * same(one, other) / (one.length() + other.length());
    }

    // The letters of the longest part that both have, and of those that both have before and behind it.
    private static int same(String one, String other) {
        int longest = 0;
        int inOne = 0;
        int inOther = 0;
        int[] before = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int[] here = new int[other.length() + 1];
            for (int j = 0; j < other.length(); j++) {
                here[j + 1] = one.charAt(i) == other.charAt(j) ? before[j] + 1 : 0;
                if (here[j + 1] > longest) {
                    longest = here[j + 1];
                    inOne = i + 1 - longest;
                    inOther = j + 1 - longest;
                }
            }
            before = here;
        }
        return longest == 0
                ? 0
                : longest
                        + same(one.substring(0, inOne), other.substring(0, inOther))
                        + same(one.substring(inOne + longest), other.substring(inOther + longest));
    }
}
