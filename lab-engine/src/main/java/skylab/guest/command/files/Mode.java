package skylab.guest.command.files;

import java.util.Optional;
import skylab.guest.disk.FileType;

/** Mode bits of files: as they are shown, and as {@code chmod} changes them. */
final class Mode {
    private static final String CHANGE = "[ugoa]*([-+=]([rwxXst]*|[ugo]))+";

    private Mode() {}

    /** As {@code ls -l} shows them: {@code -rw-r--r--}. */
    static String text(FileType type, int bits) {
        StringBuilder text = new StringBuilder().append(type.letter());
        for (int i = 8; i >= 0; i--) {
            text.append((bits >> i & 1) != 0 ? "xwr".charAt(i % 3) : '-');
        }
        special(text, 3, bits & 04000, 's');
        special(text, 6, bits & 02000, 's');
        special(text, 9, bits & 01000, 't');
        return text.toString();
    }

    private static void special(StringBuilder text, int place, int bit, char letter) {
        if (bit != 0) {
            text.setCharAt(place, text.charAt(place) == 'x' ? letter : Character.toUpperCase(letter));
        }
    }

    /**
     * The bits after a change.
     *
     * @param change octal digits, or such as {@code u+x,go-w}
     * @param before the bits that there are
     * @param umask taken from what a change without {@code ugoa} sets
     * @return empty if the change is malformed
     */
    static Optional<Integer> changed(String change, int before, boolean directory, int umask) {
        if (change.matches("[0-7]{1,5}")) {
            int bits = Integer.parseInt(change, 8);
            // Four digits or fewer leave the set-id bits of a directory.
            int kept = directory && change.length() < 5 ? before & 06000 : 0;
            return bits > 07777 ? Optional.empty() : Optional.of(bits | kept);
        }
        int bits = before;
        for (String part : change.split(",", -1)) {
            if (!part.matches(CHANGE)) {
                return Optional.empty();
            }
            bits = apply(part, bits, directory, umask);
        }
        return Optional.of(bits);
    }

    private static int apply(String part, int before, boolean directory, int umask) {
        int at = 0;
        int whose = 0;
        while ("ugoa".indexOf(part.charAt(at)) >= 0) {
            whose |= switch (part.charAt(at++)) {
                case 'u' -> 04700;
                case 'g' -> 02070;
                case 'o' -> 01007;
                default -> 07777;
            };
        }
        int mask = whose == 0 ? 07777 & ~umask : whose;
        int bits = before;
        while (at < part.length()) {
            char operator = part.charAt(at++);
            int end = at;
            while (end < part.length() && "-+=".indexOf(part.charAt(end)) < 0) {
                end++;
            }
            int wanted = wanted(part.substring(at, end), bits, directory) & mask;
            bits = switch (operator) {
                case '+' -> bits | wanted;
                case '-' -> bits & ~wanted;
                default -> bits & ~(whose == 0 ? 0777 : whose & (directory ? 01777 : 07777)) | wanted;
            };
            at = end;
        }
        return bits;
    }

    private static int wanted(String letters, int bits, boolean directory) {
        int wanted = 0;
        for (char letter : letters.toCharArray()) {
            wanted |= switch (letter) {
                case 'r' -> 0444;
                case 'w' -> 0222;
                case 'x' -> 0111;
                case 'X' -> directory || (bits & 0111) != 0 ? 0111 : 0;
                case 's' -> 06000;
                case 't' -> 01000;
                case 'u' -> (bits >> 6 & 7) * 0111;
                case 'g' -> (bits >> 3 & 7) * 0111;
                default -> (bits & 7) * 0111;
            };
        }
        return wanted;
    }
}
