package skylab.guest.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Times in the formats of C's {@code strftime}, in the C locale. */
public final class TimeFormat {
    private TimeFormat() {}

    /** The zone of {@code TZ}, which may be null; one that is not known is UTC, as for the C library. */
    public static ZoneId zone(String tz) {
        try {
            return tz == null || tz.isEmpty() ? ZoneOffset.UTC : ZoneId.of(tz.startsWith(":") ? tz.substring(1) : tz);
        } catch (java.time.DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** The text of a format; what is no known conversion stays as it is. */
    public static String of(Instant instant, ZoneId zone, String format) {
        ZonedDateTime time = instant.atZone(zone);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            char flag = format.charAt(++i);
            boolean flagged = "-_0^#".indexOf(flag) >= 0 && i + 1 < format.length();
            char kind = flagged ? format.charAt(++i) : flag;
            String one = conversion(time, kind);
            text.append(flagged ? flagged(one, flag) : one);
        }
        return text.toString();
    }

    private static String flagged(String text, char flag) {
        return switch (flag) {
            case '-' -> text.replaceFirst("^[0 ]+(?=.)", "");
            case '_' -> {
                String bare = text.replaceFirst("^0+(?=.)", "");
                yield " ".repeat(text.length() - bare.length()) + bare;
            }
            case '^', '#' -> text.toUpperCase(Locale.ROOT);
            default -> text.replace(' ', '0');
        };
    }

    private static String conversion(ZonedDateTime time, char kind) {
        return switch (kind) {
            case 'Y' -> Integer.toString(time.getYear());
            case 'C' -> two(time.getYear() / 100);
            case 'y' -> two(Math.floorMod(time.getYear(), 100));
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> String.format("%2d", time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'k' -> String.format("%2d", time.getHour());
            case 'I' -> two(twelve(time));
            case 'l' -> String.format("%2d", twelve(time));
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 'N' -> String.format("%09d", time.getNano());
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'P' -> time.getHour() < 12 ? "am" : "pm";
            case 'a' -> pattern(time, "EEE");
            case 'A' -> pattern(time, "EEEE");
            case 'b', 'h' -> pattern(time, "MMM");
            case 'B' -> pattern(time, "MMMM");
            case 'j' -> String.format("%03d", time.getDayOfYear());
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'U' -> two((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
            case 'W' -> two((time.getDayOfYear() + 6 - (time.getDayOfWeek().getValue() + 6) % 7) / 7);
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> two(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 's' -> Long.toString(time.getLong(ChronoField.INSTANT_SECONDS));
            case 'z' -> pattern(time, "xx");
            case 'Z' -> time.getZone().equals(ZoneOffset.UTC) ? "UTC" : pattern(time, "zzz");
            case 'F' -> pattern(time, "uuuu-MM-dd");
            case 'T', 'X' -> pattern(time, "HH:mm:ss");
            case 'R' -> pattern(time, "HH:mm");
            case 'D', 'x' -> pattern(time, "MM/dd/yy");
            case 'r' -> two(twelve(time)) + pattern(time, ":mm:ss ") + (time.getHour() < 12 ? "AM" : "PM");
            case 'c' -> pattern(time, "EEE MMM ") + conversion(time, 'e') + pattern(time, " HH:mm:ss uuuu");
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> "%" + kind;
        };
    }

    private static int twelve(ZonedDateTime time) {
        return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }

    private static String pattern(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withLocale(Locale.ENGLISH)
                .format(time);
    }
}
