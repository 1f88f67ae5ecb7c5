package skylab.kernel.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Spelling {
    private Spelling() {}

    /** The nearest of the names, when one is near enough to be a slip; the name itself does not count. */
    static Optional<String> nearest(String name, Collection<String> names) {
        int limit = name.length() < 3 ? 0 : name.length() < 6 ? 1 : 2;
        String folded = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(other -> !other.equals(name))
                .filter(other -> Math.abs(other.length() - name.length()) <= limit)
                .filter(other -> distance(folded, other.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.comparingInt((String other) -> distance(folded, other.toLowerCase(Locale.ROOT)))
                        .thenComparingInt(other -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be changed, added, dropped or swapped with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
