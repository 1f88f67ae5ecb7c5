package skylab.guest.cron;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When a job runs: minute, hour, day of the month, month and day of the week (crontab(5)).
 *
 * @param minutes 0 to 59
 * @param hours 0 to 23
 * @param days 1 to 31
 * @param months 1 to 12
 * @param weekdays 0 for Sunday to 6
 * @param eitherDay whether it suffices that one of both kinds of day fits, as both are limited
 */
public record Schedule(
        List<Integer> minutes,
        List<Integer> hours,
        List<Integer> days,
        List<Integer> months,
        List<Integer> weekdays,
        boolean eitherDay) {
    private static final Map<String, String> NAMED = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final List<String> MONTHS =
            List.of("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final String[] FIELDS = {"minute", "hour", "day-of-month", "month", "day-of-week"};

    /** Copies the lists. */
    public Schedule {
        minutes = List.copyOf(minutes);
        hours = List.copyOf(hours);
        days = List.copyOf(days);
        months = List.copyOf(months);
        weekdays = List.copyOf(weekdays);
    }

    /** A schedule that is none; the message is that of {@code crontab}: {@code bad minute}. */
    public static final class Malformed extends RuntimeException {
        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * The schedule of five fields with spaces between them, or of a name such as {@code @daily}.
     *
     * @throws Malformed if it is none
     */
    public static Schedule parse(String text) {
        String[] fields = NAMED.getOrDefault(text, text).trim().split("\\s+");
        if (fields.length != 5) {
            throw new Malformed("bad " + FIELDS[Math.min(fields.length, 4)]);
        }
        List<Integer> weekdays = values(fields[4], 4, 0, 7, DAYS).stream()
                .map(day -> day % 7)
                .distinct()
                .toList();
        return new Schedule(
                values(fields[0], 0, 0, 59, List.of()),
                values(fields[1], 1, 0, 23, List.of()),
                values(fields[2], 2, 1, 31, List.of()),
                values(fields[3], 3, 1, 12, MONTHS),
                weekdays,
                !fields[2].startsWith("*") && !fields[4].startsWith("*"));
    }

    private static List<Integer> values(String field, int place, int least, int most, List<String> names) {
        BitSet set = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] step = part.split("/", 2);
            String[] ends = step[0].split("-", 2);
            int from = step[0].equals("*") ? least : number(ends[0], place, least, most, names);
            int to = step[0].equals("*") || (ends.length < 2 && step.length > 1)
                    ? most
                    : ends.length > 1 ? number(ends[1], place, least, most, names) : from;
            int stride = step.length < 2 ? 1 : step[1].matches("[0-9]{1,3}") ? Integer.parseInt(step[1]) : 0;
            if (stride == 0 || from > to) {
                throw new Malformed("bad " + FIELDS[place]);
            }
            for (int value = from; value <= to; value += stride) {
                set.set(value);
            }
        }
        return set.stream().boxed().toList();
    }

    private static int number(String text, int place, int least, int most, List<String> names) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        int value = named >= 0 ? named : text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw new Malformed("bad " + FIELDS[place]);
        }
        return value;
    }

    /** Whether it runs in the minute of a moment. */
    public boolean fits(ZonedDateTime at) {
        return fitsDay(at) && hours.contains(at.getHour()) && minutes.contains(at.getMinute());
    }

    private boolean fitsDay(ZonedDateTime at) {
        boolean day = days.contains(at.getDayOfMonth());
        boolean weekday = weekdays.contains(at.getDayOfWeek().getValue() % 7);
        return months.contains(at.getMonthValue()) && (eitherDay ? day || weekday : day && weekday);
    }

    /** The beginning of the next minute after that of a moment in which it runs; empty if there is none within five years. */
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        ZonedDateTime from = after.plusMinutes(1).withSecond(0).withNano(0);
        for (int i = 0; i < 5 * 366; i++) {
            if (fitsDay(from)) {
                for (int hour : hours) {
                    for (int minute : minutes) {
                        if (!LocalTime.of(hour, minute).isBefore(from.toLocalTime())) {
                            return Optional.of(from.with(LocalTime.of(hour, minute)));
                        }
                    }
                }
            }
            from = from.plusDays(1).with(LocalTime.MIN);
        }
        return Optional.empty();
    }
}
