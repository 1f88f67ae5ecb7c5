package skylab.guest.command.text;

import java.util.Locale;
import java.util.regex.Matcher;

/** What {@code s} puts in the place of a match: text, groups, and changes of case. */
final class SedReplacement {
    private final StringBuilder out = new StringBuilder();
    // U or L until E, and u or l for the next character; a blank for neither.
    private char all = ' ';
    private char next = ' ';

    private SedReplacement() {}

    /** The text for a match. */
    static String of(String replacement, Matcher match) {
        SedReplacement result = new SedReplacement();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '&') {
                result.put(match.group());
            } else if (c == '\\' && i + 1 < replacement.length()) {
                result.escaped(replacement.charAt(++i), match);
            } else {
                result.put(String.valueOf(c));
            }
        }
        return result.out.toString();
    }

    private void escaped(char c, Matcher match) {
        switch (c) {
            case 'n' -> put("\n");
            case 't' -> put("\t");
            case 'U', 'L' -> {
                all = c;
                next = ' ';
            }
            case 'E' -> {
                all = ' ';
                next = ' ';
            }
            case 'u', 'l' -> next = c;
            default -> {
                if (c >= '0' && c <= '9') {
                    String group = match.group(c - '0');
                    put(group == null ? "" : group);
                } else {
                    put(String.valueOf(c));
                }
            }
        }
    }

    private void put(String text) {
        if (text.isEmpty()) {
            return;
        }
        String shown = all == 'U' ? text.toUpperCase(Locale.ROOT) : all == 'L' ? text.toLowerCase(Locale.ROOT) : text;
        if (next != ' ') {
            String first = shown.substring(0, 1);
            shown = (next == 'u' ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
                    + shown.substring(1);
            next = ' ';
        }
        out.append(shown);
    }
}
