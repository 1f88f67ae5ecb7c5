package skylab.lab;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {
    private static final Pattern WHOLE = Pattern.compile("(\\s*\\d{1,9}\\s*(?:w|d|h|ms|min|m|s))+\\s*");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})\\s*(w|d|h|ms|min|m|s)");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text parts like {@code 1w 2d 3h 4m 5s 6ms}, or ISO 8601 such as {@code PT90S}
     * @throws IllegalArgumentException if it is neither
     */
    public static Duration parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(lower).matches()) {
            try {
                return Duration.parse(text.strip());
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'" + text + "' is not a duration; write 45d, 2h30m or 90s", e);
            }
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(lower);
        while (part.find()) {
            long count = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "w" -> Duration.ofDays(7 * count);
                        case "d" -> Duration.ofDays(count);
                        case "h" -> Duration.ofHours(count);
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        default -> Duration.ofMinutes(count);
                    });
        }
        return sum;
    }
}
