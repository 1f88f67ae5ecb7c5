package skylab.guest.command.system;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.systemd.Span;

/** Times as {@code --since} takes them: {@code 2026-03-02 09:00:00}, {@code today}, {@code "5 min ago"}, {@code -1h}. */
final class JournalTime {
    private JournalTime() {}

    static Instant parse(Syscalls sys, String text) {
        String plain = text.trim();
        LocalDate today = Clock.local(sys, sys.now()).toLocalDate();
        switch (plain) {
            case "now":
                return sys.now();
            case "today":
                return today.atStartOfDay(Clock.zone(sys)).toInstant();
            case "yesterday":
                return today.minusDays(1).atStartOfDay(Clock.zone(sys)).toInstant();
            case "tomorrow":
                return today.plusDays(1).atStartOfDay(Clock.zone(sys)).toInstant();
            default:
                break;
        }
        Optional<Instant> ago = plain.endsWith(" ago")
                ? Span.parse(plain.substring(0, plain.length() - 4)).map(sys.now()::minus)
                : plain.startsWith("-") ? Span.parse(plain.substring(1)).map(sys.now()::minus) : Optional.empty();
        if (ago.isPresent()) {
            return ago.get();
        }
        try {
            if (plain.startsWith("@")) {
                return Instant.ofEpochSecond(Long.parseLong(plain.substring(1)));
            }
            String[] words = plain.split("[ T]");
            LocalDate date = words[0].contains("-") ? LocalDate.parse(words[0]) : today;
            String time = words.length > 1 ? words[1] : words[0].contains(":") ? words[0] : "00:00";
            return date.atTime(LocalTime.parse(time)).atZone(Clock.zone(sys)).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw new UsageError("Failed to parse timestamp: " + text, 1);
        }
    }
}
