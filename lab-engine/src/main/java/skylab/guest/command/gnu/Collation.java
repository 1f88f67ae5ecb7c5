package skylab.guest.command.gnu;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import skylab.guest.process.Syscalls;

/** In which order the locale of a process sorts texts. */
public final class Collation {
    /** By code points, as in the locale {@code C.UTF-8}. UTF-16 does not sort so by itself. */
    public static final Comparator<String> BYTES = Collation::compareBytes;

    /** As in {@code en_US.UTF-8}: letters first, then case; punctuation counts only between equals. */
    public static final Comparator<String> ORDER = Comparator.comparing(Collation::letters)
            .thenComparing(Collation::lowerFirst)
            .thenComparing(Comparator.naturalOrder());

    /** As {@code ls -v}: runs of digits compare as numbers. */
    public static final Comparator<String> VERSION = Collation::versions;

    private Collation() {}

    /** The order that the environment of a process asks for. */
    public static Comparator<String> of(Syscalls sys) {
        for (String name : List.of("LC_ALL", "LC_COLLATE", "LANG")) {
            String value = sys.env().getOrDefault(name, "");
            if (!value.isEmpty()) {
                return List.of("C", "POSIX", "C.UTF-8", "C.utf8").contains(value) ? BYTES : ORDER;
            }
        }
        return BYTES;
    }

    private static int compareBytes(String first, String second) {
        int length = Math.min(first.length(), second.length());
        for (int i = 0; i < length; i++) {
            if (first.charAt(i) != second.charAt(i)) {
                return Integer.compare(first.codePointAt(i), second.codePointAt(i));
            }
        }
        return Integer.compare(first.length(), second.length());
    }

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
