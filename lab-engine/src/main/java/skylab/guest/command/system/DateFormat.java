package skylab.guest.command.system;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;

/** A time in the formats of {@code strftime}, with the additions of GNU {@code date}. */
final class DateFormat {
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('Y', "yyyy"),
            Map.entry('y', "yy"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('p', "a"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('h', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('j', "DDD"),
            Map.entry('Z', "zzz"),
            Map.entry('z', "xx"),
            Map.entry('N', "nnnnnnnnn"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('R', "HH:mm"),
            Map.entry('D', "MM/dd/yy"),
            Map.entry('x', "MM/dd/yy"),
            Map.entry('X', "HH:mm:ss"),
            Map.entry('r', "hh:mm:ss a"));

    private DateFormat() {}

    /** The text of a format; what is no known conversion stays as it is. */
    static String of(ZonedDateTime time, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%' || i + 1 == format.length()) {
                text.append(format.charAt(i));
                continue;
            }
            char next = format.charAt(++i);
            boolean bare = next == '-' && i + 1 < format.length();
            if (bare) {
                next = format.charAt(++i);
            }
            if (format.startsWith(":z", i)) {
                i++;
                text.append(Clock.format(time, "xxx"));
                continue;
            }
            if (format.startsWith("3N", i)) {
                i++;
                text.append(String.format(Locale.ROOT, "%03d", time.getNano() / 1_000_000));
                continue;
            }
            String part = conversion(time, next);
            text.append(bare ? part.replaceFirst("^[0 ]+(?=.)", "") : part);
        }
        return text.toString();
    }

    private static String conversion(ZonedDateTime time, char letter) {
        if (letter == 'N') {
            return String.format(Locale.ROOT, "%09d", time.getNano());
        } else if (letter == 'Z' && time.getZone() instanceof ZoneOffset) {
            return "UTC";
        } else if (PATTERNS.containsKey(letter)) {
            return Clock.format(time, PATTERNS.get(letter));
        }
        return switch (letter) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 's' -> Long.toString(time.toEpochSecond());
            case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
            case 'k' -> String.format(Locale.ROOT, "%2d", time.getHour());
            case 'l' -> String.format(Locale.ROOT, "%2d", time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'V' -> String.format(Locale.ROOT, "%02d", time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'c' -> Clock.ascii(time);
            default -> "%" + letter;
        };
    }
}
