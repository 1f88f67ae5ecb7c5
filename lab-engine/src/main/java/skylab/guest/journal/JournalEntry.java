package skylab.guest.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import skylab.guest.process.Facility;
import skylab.guest.process.Severity;

/**
 * A line of the journal with its fields (systemd.journal-fields(7)).
 *
 * @param at wall clock
 * @param monotonic since boot
 * @param boot the boot's id, 32 hexadecimal digits
 * @param transport {@code kernel}, {@code syslog}, {@code stdout} or {@code journal}
 * @param facility what kind of program logs
 * @param severity how urgent it is
 * @param identifier the program's name
 * @param pid the process, 0 for the kernel
 * @param uid its user
 * @param unit the unit it belongs to, empty if none
 * @param host short host name
 * @param message one line
 */
public record JournalEntry(
        Instant at,
        Duration monotonic,
        String boot,
        String transport,
        Facility facility,
        Severity severity,
        String identifier,
        int pid,
        int uid,
        String unit,
        String host,
        String message) {

    private static final int FIELDS = 12;

    /** As a line of the journal's file, with its end. */
    public String encoded() {
        return String.join(
                        "\t",
                        Long.toString(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000),
                        Long.toString(monotonic.toNanos() / 1000),
                        boot,
                        transport,
                        facility.name(),
                        severity.name(),
                        identifier,
                        Integer.toString(pid),
                        Integer.toString(uid),
                        unit,
                        host,
                        message.replace("\n", " "))
                + "\n";
    }

    /** The entry of a line of the journal's file; empty if the line is damaged. */
    public static Optional<JournalEntry> parse(String line) {
        String[] field = line.split("\t", FIELDS);
        if (field.length < FIELDS
                || !field[0].matches("[0-9]{1,18}")
                || !field[1].matches("[0-9]{1,15}")
                || !field[7].matches("[0-9]{1,9}")
                || !field[8].matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        long micros = Long.parseLong(field[0]);
        return Optional.of(new JournalEntry(
                Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
                Duration.ofNanos(Long.parseLong(field[1]) * 1000),
                field[2],
                field[3],
                Facility.named(field[4]).orElse(Facility.USER),
                Severity.named(field[5]).orElse(Severity.INFO),
                field[6],
                Integer.parseInt(field[7]),
                Integer.parseInt(field[8]),
                field[9],
                field[10],
                field[11]));
    }

    /** What stands before the message: {@code sshd[1400]}, or {@code kernel}. */
    public String tag() {
        return pid == 0 ? identifier : identifier + "[" + pid + "]";
    }
}
