package skylab.guest.systemd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as unit files give them: {@code 5}, {@code 1min 30s}, {@code 100ms} (systemd.time(7)). */
public final class Span {
    private static final Pattern PART = Pattern.compile("\\s*([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*([a-z]*)\\s*");
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("s", 1.0),
            Map.entry("sec", 1.0),
            Map.entry("second", 1.0),
            Map.entry("seconds", 1.0),
            Map.entry("ms", 0.001),
            Map.entry("msec", 0.001),
            Map.entry("us", 0.000_001),
            Map.entry("m", 60.0),
            Map.entry("min", 60.0),
            Map.entry("minute", 60.0),
            Map.entry("minutes", 60.0),
            Map.entry("h", 3600.0),
            Map.entry("hr", 3600.0),
            Map.entry("hour", 3600.0),
            Map.entry("hours", 3600.0),
            Map.entry("d", 86_400.0),
            Map.entry("day", 86_400.0),
            Map.entry("days", 86_400.0),
            Map.entry("w", 604_800.0),
            Map.entry("week", 604_800.0),
            Map.entry("weeks", 604_800.0));

    private Span() {}

    /** The span of a text; empty if it is none. {@code infinity} is a thousand years. */
    public static Optional<Duration> parse(String text) {
        if (text.equals("infinity")) {
            return Optional.of(Duration.ofDays(365_000));
        }
        Matcher part = PART.matcher(text);
        double seconds = 0;
        int at = 0;
        while (at < text.length()) {
            part.region(at, text.length());
            if (!part.lookingAt() || !UNITS.containsKey(part.group(2))) {
                return Optional.empty();
            }
            seconds += Double.parseDouble(part.group(1)) * UNITS.get(part.group(2));
            at = part.end();
        }
        return text.isBlank() ? Optional.empty() : Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /** A span in systemd's words: {@code 2min 5s}, {@code 1h 3min}, {@code 2 weeks 1 day}; two units at most. */
    public static String ago(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        long days = seconds / 86_400;
        if (days >= 7) {
            return count(days / 7, "week") + (days % 7 > 0 ? " " + count(days % 7, "day") : "");
        } else if (days > 0) {
            long hours = seconds % 86_400 / 3600;
            return count(days, "day") + (hours > 0 ? " " + hours + "h" : "");
        } else if (seconds >= 3600) {
            return seconds / 3600 + "h" + (seconds % 3600 / 60 > 0 ? " " + seconds % 3600 / 60 + "min" : "");
        } else if (seconds >= 60) {
            return seconds / 60 + "min" + (seconds % 60 > 0 ? " " + seconds % 60 + "s" : "");
        }
        return seconds > 0 ? seconds + "s" : span.toMillis() + "ms";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
