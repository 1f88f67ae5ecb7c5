package skylab.cli.option;

import java.util.List;
import skylab.cli.CliError;

/** What could have been meant by a name that there is not. */
public final class Choices {
    private static final int NEAR = 4;
    private static final int COLUMN = 40;

    private Choices() {}

    /** The refusal of a name: all names that there are, and those that are near. */
    public static CliError unknown(String argument, String name, List<String> all) {
        StringBuilder text = new StringBuilder("argument " + argument + ": Invalid choice, valid choices are:\n\n");
        for (int i = 0; i < all.size(); i += 2) {
            String second = i + 1 < all.size() ? " | " + padded(all.get(i + 1)) : "";
            text.append(padded(all.get(i))).append(second).append('\n');
        }
        List<String> near =
                all.stream().filter(one -> isNear(one, name)).limit(3).toList();
        if (!near.isEmpty()) {
            text.append("\n\nInvalid choice: '").append(name).append("', maybe you meant:\n\n");
            near.forEach(one -> text.append("  * ").append(one).append('\n'));
        }
        return CliError.usage(text.toString().stripTrailing());
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, COLUMN - text.length()));
    }

    private static boolean isNear(String one, String other) {
        return distance(one, other) < Math.min(NEAR, Math.max(2, other.length() / 2));
    }

    /** How many letters have to be added, removed or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
