package skylab.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what was meant by a mistyped name. Pure. */
public final class Names {
    private static final int SUGGESTIONS = 3;

    private Names() {}

    /** The nearest names, the nearest first: one letter wrong in three. */
    public static List<String> near(String name, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(candidate, name) <= Math.max(1, name.length() / 3))
                .sorted(Comparator.comparingInt(candidate -> distance(candidate, name)))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** The edit distance of Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
