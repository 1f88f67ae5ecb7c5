package skylab.guest.command.system;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.journal.JournalEntry;
import skylab.guest.process.Syscalls;

/** How {@code journalctl} prints an entry. */
enum JournalFormat {
    SHORT,
    SHORT_FULL,
    SHORT_ISO,
    SHORT_PRECISE,
    SHORT_MONOTONIC,
    SHORT_UNIX,
    CAT,
    JSON,
    JSON_PRETTY,
    VERBOSE;

    /** The format of a name as {@code -o} takes it. */
    static Optional<JournalFormat> named(String name) {
        for (JournalFormat one : values()) {
            if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The usual line: {@code Mar 02 09:00:11 ip-10-0-0-5 sshd[1010]: message}. */
    static String brief(Syscalls sys, JournalEntry entry) {
        return SHORT.line(sys, entry);
    }

    String line(Syscalls sys, JournalEntry entry) {
        String rest = " " + entry.host() + " " + entry.tag() + ": " + entry.message();
        var at = Clock.local(sys, entry.at());
        return switch (this) {
            case SHORT -> Clock.format(at, "MMM dd HH:mm:ss") + rest;
            case SHORT_FULL -> Clock.format(at, "EEE yyyy-MM-dd HH:mm:ss z") + rest;
            case SHORT_ISO -> at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ENGLISH)) + rest;
            case SHORT_PRECISE -> Clock.format(at, "MMM dd HH:mm:ss.SSSSSS") + rest;
            case SHORT_MONOTONIC ->
                String.format(
                                Locale.ROOT,
                                "[%5d.%06d]",
                                entry.monotonic().toSeconds(),
                                entry.monotonic().toNanosPart() / 1000)
                        + rest;
            case SHORT_UNIX ->
                String.format(
                                Locale.ROOT,
                                "%d.%06d",
                                entry.at().getEpochSecond(),
                                entry.at().getNano() / 1000)
                        + rest;
            case CAT -> entry.message();
            case JSON -> json(entry, "", " ", "");
            case JSON_PRETTY -> json(entry, "\n\t", " ", "\n");
            case VERBOSE ->
                Clock.format(at, "EEE yyyy-MM-dd HH:mm:ss.SSSSSS z") + " [s=" + entry.boot() + "]\n    PRIORITY="
                        + entry.severity().ordinal() + "\n    SYSLOG_IDENTIFIER=" + entry.identifier() + "\n    _PID="
                        + entry.pid() + "\n    _UID=" + entry.uid() + "\n    _SYSTEMD_UNIT=" + entry.unit()
                        + "\n    _BOOT_ID=" + entry.boot() + "\n    _HOSTNAME=" + entry.host() + "\n    MESSAGE="
                        + entry.message();
        };
    }

    private static String json(JournalEntry entry, String before, String between, String end) {
        long micros = entry.at().getEpochSecond() * 1_000_000 + entry.at().getNano() / 1000;
        String[][] fields = {
            {"__REALTIME_TIMESTAMP", Long.toString(micros)},
            {"__MONOTONIC_TIMESTAMP", Long.toString(entry.monotonic().toNanos() / 1000)},
            {"_BOOT_ID", entry.boot()},
            {"_TRANSPORT", entry.transport()},
            {"PRIORITY", Integer.toString(entry.severity().ordinal())},
            {"SYSLOG_FACILITY", Integer.toString(entry.facility().number())},
            {"SYSLOG_IDENTIFIER", entry.identifier()},
            {"_PID", Integer.toString(entry.pid())},
            {"_UID", Integer.toString(entry.uid())},
            {"_SYSTEMD_UNIT", entry.unit()},
            {"_HOSTNAME", entry.host()},
            {"MESSAGE", entry.message()}
        };
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < fields.length; i++) {
            String value =
                    fields[i][1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
            text.append(i == 0 ? "" : ",")
                    .append(before)
                    .append('"')
                    .append(fields[i][0])
                    .append("\"")
                    .append(before.isEmpty() ? ":" : " :" + between)
                    .append('"')
                    .append(value)
                    .append('"');
        }
        return text.append(end).append('}').toString();
    }
}
