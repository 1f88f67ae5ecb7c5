package skylab.guest.command.system;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Local time, as the environment variable TZ wants it, or else the machine. */
final class Clock {
    private Clock() {}

    /** The time zone of a process. */
    static ZoneId zone(Syscalls sys) {
        String name = sys.env().getOrDefault("TZ", machine(sys));
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            // The C library takes UTC for a zone that it does not know.
            return ZoneOffset.UTC;
        }
    }

    // The link /etc/localtime names the zone of the machine.
    private static String machine(Syscalls sys) {
        try {
            return sys.readLink("/etc/localtime").replaceFirst(".*/zoneinfo/", "");
        } catch (Errno e) {
            return "";
        }
    }

    /** A time in the zone of a process. */
    static ZonedDateTime local(Syscalls sys, Instant time) {
        return time.atZone(zone(sys));
    }

    /** A time in the form of a {@link DateTimeFormatter} pattern, in English. */
    static String format(ZonedDateTime time, String pattern) {
        return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    /** As {@code asctime}: {@code Sat Nov 21 05:30:00 2026}. */
    static String ascii(ZonedDateTime time) {
        return format(time, "EEE MMM ")
                + String.format(Locale.ROOT, "%2d", time.getDayOfMonth())
                + format(time, " HH:mm:ss yyyy");
    }
}
