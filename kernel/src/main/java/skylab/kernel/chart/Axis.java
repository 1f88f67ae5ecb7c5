package skylab.kernel.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where labels stand on an axis, and what they say. */
final class Axis {
    private static final List<Duration> STEPS = Stream.concat(
                    Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720).map(Duration::ofMinutes),
                    Stream.of(1, 2, 7, 14, 30, 60, 90, 180, 365).map(Duration::ofDays))
            .toList();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd", Locale.ROOT);

    private Axis() {}

    /**
     * A label of a time axis.
     *
     * @param at where
     * @param label time of day, or the day at its midnight
     */
    record Tick(Instant at, String label) {}

    /** At most so many round moments of the zone, evenly spaced, between two others. */
    static List<Tick> times(Instant from, Instant to, ZoneId zone, int most) {
        Duration least = Duration.between(from, to).dividedBy(most);
        Duration step = STEPS.stream()
                .filter(candidate -> candidate.compareTo(least) >= 0)
                .findFirst()
                .orElse(least);
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime local = from.atZone(zone).toLocalDate().atStartOfDay();
        for (; !local.atZone(zone).toInstant().isAfter(to); local = local.plus(step)) {
            ZonedDateTime at = local.atZone(zone);
            if (!at.toInstant().isBefore(from)) {
                boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
                ticks.add(new Tick(at.toInstant(), at.format(midnight ? DAY : TIME)));
            }
        }
        return ticks;
    }

    /** The least of 1, 2, 5 times a power of ten of which so many reach a value. */
    static double step(double value, int most) {
        double least = value / most;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** A number as on the console's axes: 1.5k, 20M; small ones as they are. */
    static String brief(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return rounded(value / 1e9) + "G";
        }
        if (size >= 1e6) {
            return rounded(value / 1e6) + "M";
        }
        return size >= 1e3 ? rounded(value / 1e3) + "k" : rounded(value);
    }

    private static String rounded(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
