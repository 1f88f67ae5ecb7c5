package skylab.guest.command.system;

import java.util.function.Predicate;
import skylab.guest.journal.JournalEntry;
import skylab.guest.process.UsageError;

/** Matches of the form {@code FIELD=value} (systemd.journal-fields(7)). */
final class JournalMatch {
    private JournalMatch() {}

    static Predicate<JournalEntry> of(String match) {
        String[] pair = match.split("=", 2);
        if (pair.length < 2) {
            if (match.startsWith("/")) {
                String name = match.substring(match.lastIndexOf('/') + 1);
                return entry -> entry.identifier().equals(name);
            }
            throw new UsageError("Failed to add match '" + match + "': Invalid argument", 1);
        }
        return switch (pair[0]) {
            case "_PID" -> entry -> Integer.toString(entry.pid()).equals(pair[1]);
            case "_UID" -> entry -> Integer.toString(entry.uid()).equals(pair[1]);
            case "_COMM", "SYSLOG_IDENTIFIER" -> entry -> entry.identifier().equals(pair[1]);
            case "_SYSTEMD_UNIT", "UNIT" -> entry -> entry.unit().equals(pair[1]);
            case "_BOOT_ID" -> entry -> entry.boot().equals(pair[1]);
            case "_TRANSPORT" -> entry -> entry.transport().equals(pair[1]);
            case "PRIORITY" ->
                entry -> Integer.toString(entry.severity().ordinal()).equals(pair[1]);
            case "MESSAGE" -> entry -> entry.message().equals(pair[1]);
            default -> entry -> false;
        };
    }
}
