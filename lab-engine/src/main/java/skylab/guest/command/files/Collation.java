package skylab.guest.command.files;

import java.util.Comparator;
import java.util.Locale;

/** The order of names in a UTF-8 locale: letters first, then case, and last everything else. */
public final class Collation {
    /** As {@code ls} and {@code sort} order in {@code en_US.UTF-8}: punctuation counts only between equals. */
    public static final Comparator<String> ORDER = Comparator.comparing(Collation::letters)
            .thenComparing(Collation::lowerFirst)
            .thenComparing(Comparator.naturalOrder());

    /** As {@code ls -v}: runs of digits compare as numbers. */
    public static final Comparator<String> VERSION = Collation::versions;

    private Collation() {}

    private static String letters(String name) {
        StringBuilder kept = new StringBuilder();
        name.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    // Swapped case sorts small letters before capitals.
    private static String lowerFirst(String name) {
        StringBuilder swapped = new StringBuilder();
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(swapped::appendCodePoint);
        return swapped.toString();
    }

    private static int versions(String first, String second) {
        int a = 0;
        int b = 0;
        while (a < first.length() && b < second.length()) {
            if (isDigit(first, a) && isDigit(second, b)) {
                int endA = digits(first, a);
                int endB = digits(second, b);
                int order = new java.math.BigInteger(first.substring(a, endA))
                        .compareTo(new java.math.BigInteger(second.substring(b, endB)));
                if (order != 0) {
                    return order;
                }
                a = endA;
                b = endB;
            } else if (first.charAt(a) != second.charAt(b)) {
                return Character.compare(first.charAt(a), second.charAt(b));
            } else {
                a++;
                b++;
            }
        }
        return Integer.compare(first.length() - a, second.length() - b);
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }
}
