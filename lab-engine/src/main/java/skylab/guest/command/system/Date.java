package skylab.guest.command.system;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code date}: the time. It cannot be set. */
@Command.Installed("/usr/bin/date")
final class Date implements Utility {
    private static final Map<String, String> WORDS =
            Map.of("utc", "u", "universal", "u", "date", "d:", "rfc-email", "R", "reference", "r:", "iso-8601", "I");
    private static final Pattern SHIFT =
            Pattern.compile("([-+]?\\d{1,9})\\s*(second|sec|minute|min|hour|day|week|month|year)s?(\\s+ago)?");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        // The argument of -I stands in the same word, and may be missing.
        String iso = "";
        List<String> plain = new java.util.ArrayList<>();
        for (String word : arguments) {
            if (word.matches("(-I|--iso-8601=)(date|hours|minutes|seconds|ns)")) {
                iso = word.replaceFirst("-I|--iso-8601=", "");
            } else {
                plain.add(word);
            }
        }
        Arguments given = Arguments.parse(plain, "ud:Rr:I", WORDS, 1);
        ZoneId zone = given.has("u") ? ZoneOffset.UTC : Clock.zone(sys);
        ZonedDateTime time = sys.now().atZone(zone);
        if (given.has("d")) {
            time = parse(time, given.value("d").orElseThrow());
        } else if (given.has("r")) {
            time = modified(sys, given.value("r").orElseThrow()).atZone(zone);
        }
        String format = "%a %b %e %H:%M:%S %Z %Y";
        if (given.has("I") || !iso.isEmpty()) {
            format = switch (iso) {
                case "hours" -> "%FT%H%:z";
                case "minutes" -> "%FT%H:%M%:z";
                case "seconds" -> "%FT%T%:z";
                case "ns" -> "%FT%T,%N%:z";
                default -> "%F";
            };
        } else if (given.has("R")) {
            format = "%a, %d %b %Y %T %z";
        }
        if (!given.operands().isEmpty()) {
            String operand = given.operands().get(0);
            if (given.operands().size() > 1) {
                throw new UsageError("extra operand '" + given.operands().get(1) + "'", 1);
            } else if (!operand.startsWith("+")) {
                throw new UsageError("cannot set date: Operation not permitted", 1);
            }
            format = operand.substring(1);
        }
        out.println(DateFormat.of(time, format));
        return 0;
    }

    private static Instant modified(Syscalls sys, String path) {
        try {
            return sys.stat(path).modified();
        } catch (Errno e) {
            throw new UsageError(path + ": " + e.text(), 1);
        }
    }

    private static ZonedDateTime parse(ZonedDateTime now, String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        try {
            if (trimmed.matches("@-?\\d{1,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(trimmed.substring(1)))
                        .atZone(now.getZone());
            } else if (trimmed.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(trimmed).atStartOfDay(now.getZone());
            } else if (trimmed.matches("\\d{4}-\\d{2}-\\d{2}[ t]\\d{2}:\\d{2}(:\\d{2})?( ?(utc|z))?")) {
                boolean utc = trimmed.endsWith("z") || trimmed.endsWith("utc");
                LocalDateTime local = LocalDateTime.parse(
                        trimmed.replaceFirst(" ?(utc|z)$", "").replace(' ', 'T').replace('t', 'T'));
                return local.atZone(utc ? ZoneOffset.UTC : now.getZone()).withZoneSameInstant(now.getZone());
            } else if (trimmed.matches("\\d{4}-\\d{2}-\\d{2}t[0-9:.]+[-+]\\d{2}:\\d{2}")) {
                return OffsetDateTime.parse(trimmed.toUpperCase(Locale.ROOT)).atZoneSameInstant(now.getZone());
            }
        } catch (DateTimeException e) {
            throw new UsageError("invalid date '" + text + "'", 1);
        }
        return relative(now, trimmed, text);
    }

    private static ZonedDateTime relative(ZonedDateTime now, String trimmed, String text) {
        switch (trimmed) {
            case "now", "today", "":
                return now;
            case "yesterday":
                return now.minusDays(1);
            case "tomorrow":
                return now.plusDays(1);
            default:
                break;
        }
        Matcher matcher = SHIFT.matcher(trimmed.replaceFirst("^next ", "1 ").replaceFirst("^last ", "-1 "));
        if (!matcher.matches()) {
            throw new UsageError("invalid or unsupported date '" + text + "'", 1);
        }
        long amount = Long.parseLong(matcher.group(1)) * (matcher.group(3) == null ? 1 : -1);
        return switch (matcher.group(2)) {
            case "second", "sec" -> now.plusSeconds(amount);
            case "minute", "min" -> now.plusMinutes(amount);
            case "hour" -> now.plus(amount, ChronoUnit.HOURS);
            case "day" -> now.plusDays(amount);
            case "week" -> now.plusWeeks(amount);
            case "month" -> now.plusMonths(amount);
            default -> now.plusYears(amount);
        };
    }
}
