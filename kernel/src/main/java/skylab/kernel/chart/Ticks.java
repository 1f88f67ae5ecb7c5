package skylab.kernel.chart;

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
final class Ticks {
    private static final List<Duration> STEPS = Stream.concat(
                    Stream.concat(
                            Stream.of(1, 5, 10, 30).map(Duration::ofSeconds),
                            Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
                                    .map(Duration::ofMinutes)),
                    Stream.of(1, 2, 7, 14, 30, 60, 90, 180, 365).map(Duration::ofDays))
            .toList();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

    private Ticks() {}

    /**
     * A label of a time axis.
     *
     * @param at where
     * @param label time of day, or the day at its midnight
     */
    record Tick(Instant at, String label) {}

    /** At most so many round moments of the zone, evenly spaced, between two others. */
    static List<Tick> times(Instant from, Instant to, ZoneId zone, int most) {
        Duration least = Duration.between(from, to).dividedBy(Math.max(1, most));
        Duration step = STEPS.stream()
                .filter(candidate -> candidate.compareTo(least) >= 0)
                .findFirst()
                .orElse(least);
        DateTimeFormatter time = step.compareTo(Duration.ofMinutes(1)) < 0 ? SECOND : TIME;
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime local = from.atZone(zone).toLocalDate().atStartOfDay();
        if (step.compareTo(Duration.ofDays(1)) < 0) {
            long steps =
                    Duration.between(local, from.atZone(zone).toLocalDateTime()).dividedBy(step);
            local = local.plus(step.multipliedBy(steps));
        }
        for (; !local.atZone(zone).toInstant().isAfter(to); local = local.plus(step)) {
            ZonedDateTime at = local.atZone(zone);
            if (!at.toInstant().isBefore(from)) {
                boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
                ticks.add(new Tick(at.toInstant(), at.format(midnight ? DAY : time)));
            }
        }
        return ticks;
    }

    /** The days of a stretch of time and the zone in which they are: a time of day alone does not say either. */
    static String days(Instant from, Instant to, ZoneId zone) {
        String first = from.atZone(zone).format(DATE);
        String last = to.atZone(zone).format(DATE);
        return (first.equals(last) ? first : first + " – " + last) + " · " + zone(zone, from);
    }

    /** The name of a zone, and how far it is from UTC. */
    static String zone(ZoneId zone, Instant at) {
        String offset = zone.getRules().getOffset(at).getId();
        if (offset.equals("Z")) {
            return "UTC";
        }
        return zone.getId().equals(offset) ? "UTC" + offset : zone.getId() + " (UTC" + offset + ")";
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
}
