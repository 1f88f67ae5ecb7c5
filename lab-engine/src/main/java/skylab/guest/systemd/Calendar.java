package skylab.guest.systemd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A calendar event such as {@code Mon..Fri *-*-* 08:30:00}, in UTC (systemd.time(7), "CALENDAR EVENTS").
 *
 * @param weekdays 1 for Monday to 7; all of them if empty
 * @param fields years, months, days, hours, minutes and seconds; all values of a field if empty
 */
public record Calendar(List<Integer> weekdays, List<List<Integer>> fields) {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int[] LEAST = {1970, 1, 1, 0, 0, 0};
    private static final int[] MOST = {2199, 12, 31, 23, 59, 59};

    /** Copies the lists. */
    public Calendar {
        weekdays = List.copyOf(weekdays);
        fields = List.copyOf(fields);
    }

    /** The event of an expression; empty if it is none. */
    public static Optional<Calendar> parse(String expression) {
        String text =
                switch (expression) {
                    case "minutely" -> "*-*-* *:*:00";
                    case "hourly" -> "*-*-* *:00:00";
                    case "daily" -> "*-*-* 00:00:00";
                    case "weekly" -> "Mon *-*-* 00:00:00";
                    case "monthly" -> "*-*-01 00:00:00";
                    case "yearly", "annually" -> "*-01-01 00:00:00";
                    default -> expression;
                };
        List<Integer> weekdays = new ArrayList<>();
        String date = "*-*-*";
        String time = "00:00:00";
        for (String word : text.trim().split("\\s+")) {
            if (word.equals("UTC")) {
                continue;
            } else if (word.contains(":")) {
                time = word.indexOf(':') == word.lastIndexOf(':') ? word + ":00" : word;
            } else if (word.contains("-")) {
                date = word.chars().filter(c -> c == '-').count() == 1 ? "*-" + word : word;
            } else if (!days(word, weekdays)) {
                return Optional.empty();
            }
        }
        List<List<Integer>> fields = new ArrayList<>();
        for (String field : (date.replace('-', ' ') + " " + time.replace(':', ' ')).split(" ")) {
            Optional<List<Integer>> values = values(field, fields.size());
            if (values.isEmpty()) {
                return Optional.empty();
            }
            fields.add(values.get());
        }
        return fields.size() == 6 ? Optional.of(new Calendar(weekdays, fields)) : Optional.empty();
    }

    private static boolean days(String word, List<Integer> weekdays) {
        for (String part : word.toLowerCase(Locale.ROOT).split(",")) {
            String[] ends = part.split("\\.\\.");
            int from = part.length() < 3 ? -1 : DAYS.indexOf(ends[0].substring(0, Math.min(3, ends[0].length())));
            int to = ends.length < 2 || ends[1].length() < 3 ? from : DAYS.indexOf(ends[1].substring(0, 3));
            if (from < 0 || to < 0) {
                return false;
            }
            for (int day = from; day != (to + 1) % 7 || weekdays.isEmpty(); day = (day + 1) % 7) {
                weekdays.add(day + 1);
                if (weekdays.size() > 7) {
                    break;
                }
            }
        }
        return true;
    }

    private static Optional<List<Integer>> values(String field, int place) {
        if (place >= LEAST.length) {
            return Optional.empty();
        }
        TreeSet<Integer> values = new TreeSet<>();
        for (String part : field.split(",")) {
            if (part.equals("*")) {
                return Optional.of(List.of());
            }
            if (!part.matches("([0-9]{1,4}(\\.\\.[0-9]{1,4})?|\\*)(/[0-9]{1,4})?")) {
                return Optional.empty();
            }
            String[] step = part.split("/");
            String[] ends = step[0].split("\\.\\.");
            int from = ends[0].equals("*") ? LEAST[place] : Integer.parseInt(ends[0]);
            int to = ends.length > 1 ? Integer.parseInt(ends[1]) : step.length > 1 ? MOST[place] : from;
            int stride = step.length > 1 ? Integer.parseInt(step[1]) : 1;
            if (stride == 0 || from < LEAST[place] || to > MOST[place]) {
                return Optional.empty();
            }
            for (int value = from; value <= to; value += stride) {
                values.add(value);
            }
        }
        return Optional.of(List.copyOf(values));
    }

    private boolean fits(int place, int value) {
        return fields.get(place).isEmpty() || fields.get(place).contains(value);
    }

    /** When it comes next after a moment; empty if not within the next ten years. */
    public Optional<Instant> next(Instant after) {
        var from = after.atZone(ZoneOffset.UTC).plusSeconds(1).withNano(0);
        LocalDate date = from.toLocalDate();
        LocalTime least = from.toLocalTime();
        for (int i = 0; i < 3660; i++, date = date.plusDays(1), least = LocalTime.MIN) {
            boolean day = fits(0, date.getYear())
                    && fits(1, date.getMonthValue())
                    && fits(2, date.getDayOfMonth())
                    && (weekdays.isEmpty()
                            || weekdays.contains(date.getDayOfWeek().getValue()));
            if (day) {
                Optional<LocalTime> time = time(least);
                if (time.isPresent()) {
                    return Optional.of(date.atTime(time.get()).toInstant(ZoneOffset.UTC));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LocalTime> time(LocalTime least) {
        for (int hour = least.getHour(); hour < 24; hour++) {
            for (int minute = 0; minute < 60 && fits(3, hour); minute++) {
                for (int second = 0; second < 60 && fits(4, minute); second++) {
                    LocalTime time = LocalTime.of(hour, minute, second);
                    if (fits(5, second) && !time.isBefore(least)) {
                        return Optional.of(time);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
