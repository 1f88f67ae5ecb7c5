package skylab.aws.cloudwatch.math.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of names: cut at capital letters, at numbers and at all that is neither letter nor digit. */
final class Tokens {
    private static final Pattern PART =
            Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}++|\\p{Nd}++|[\\p{L}&&[^\\p{Lu}\\p{Ll}]]++");
    private static final Pattern DELIMITER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private Tokens() {}

    /** {@code SDBFailure2-x} is {@code SDB}, {@code Failure}, {@code 2}, {@code x}. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    /**
     * Whether a text is found in a name: one part in any case; several in a row, where those that only a capital letter
     * or a number divides are found in the same case only.
     */
    static boolean matches(String sought, String name) {
        List<String> parts = parts(name);
        if (whole(sought).equals(whole(name))
                && sought.toLowerCase(Locale.ROOT).equals(sought)
                && !whole(sought).isEmpty()) {
            return true;
        }
        List<String> wanted = new ArrayList<>();
        List<Boolean> sameCase = new ArrayList<>();
        for (String piece : DELIMITER.split(sought)) {
            List<String> ofPiece = parts(piece);
            wanted.addAll(ofPiece);
            ofPiece.forEach(part -> sameCase.add(ofPiece.size() > 1));
        }
        if (wanted.isEmpty()) {
            return false;
        }
        for (int from = 0; from + wanted.size() <= parts.size(); from++) {
            if (isAt(from, parts, wanted, sameCase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(int from, List<String> parts, List<String> wanted, List<Boolean> sameCase) {
        for (int i = 0; i < wanted.size(); i++) {
            String part = parts.get(from + i);
            boolean same = sameCase.get(i) ? part.equals(wanted.get(i)) : part.equalsIgnoreCase(wanted.get(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    // The token of a name as a whole is in small letters, without delimiters.
    private static String whole(String text) {
        return DELIMITER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
