package skylab.guest.machine;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.journal.JournalEntry;
import skylab.guest.journal.JournalFiles;
import skylab.guest.journal.SyslogRule;
import skylab.guest.process.Errno;
import skylab.guest.process.Facility;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Severity;

/** What journald and rsyslogd do with a line, in the name of root. */
final class Logging {
    // The group of those who may read logs, the same everywhere.
    private static final int ADM = 4;
    private static final String RULES = "/etc/rsyslog.conf";

    private Logging() {}

    /** Logs what a process says. */
    static void log(
            Kernel k,
            Task task,
            String transport,
            Facility facility,
            Severity severity,
            String identifier,
            String unit,
            String message) {
        for (String line : message.split("\n")) {
            put(
                    k,
                    entry(
                            k,
                            transport,
                            facility,
                            severity,
                            identifier,
                            task.pid(),
                            task.identity().uid(),
                            unit,
                            line));
        }
    }

    /** Logs what the kernel says. */
    static void kernel(Kernel k, String message) {
        put(k, entry(k, "kernel", Facility.KERN, Severity.INFO, "kernel", 0, 0, "", message));
    }

    private static JournalEntry entry(
            Kernel k,
            String transport,
            Facility facility,
            Severity severity,
            String identifier,
            int pid,
            int uid,
            String unit,
            String message) {
        return new JournalEntry(
                k.tx.now(),
                k.monotonic(),
                k.ram.bootId().replace("-", ""),
                transport,
                facility,
                severity,
                identifier,
                pid,
                uid,
                unit,
                k.ram.hostName().split("\\.")[0],
                message);
    }

    /** Logs what the kernel has said before there was a journal. */
    static void boot(Kernel k) {
        for (skylab.guest.process.KernelMessage message : k.ram.messages()) {
            JournalEntry now = entry(k, "kernel", Facility.KERN, Severity.INFO, "kernel", 0, 0, "", message.text());
            put(
                    k,
                    new JournalEntry(
                            k.ram.wallClock(message.at()),
                            message.at(),
                            now.boot(),
                            now.transport(),
                            now.facility(),
                            now.severity(),
                            now.identifier(),
                            0,
                            0,
                            "",
                            now.host(),
                            now.message()));
        }
    }

    /** Adds an entry to the journal, and to the files of rsyslog while that runs. */
    static void put(Kernel k, JournalEntry entry) {
        if (!k.ram.tasks().containsKey(1)) {
            return;
        }
        TaskSyscalls root = new TaskSyscalls(k, 1);
        append(root, JournalFiles.path(root), 0640, entry.encoded());
        boolean syslog =
                k.ram.tasks().values().stream().anyMatch(task -> task.name().equals("rsyslogd") && !task.zombie());
        if (syslog && root.exists(RULES)) {
            ZoneId zone = zone(root);
            for (SyslogRule rule : SyslogRule.parse(root.readFile(RULES).text())) {
                if (rule.selects(entry.facility(), entry.severity())) {
                    append(root, rule.file(), 0640, SyslogRule.line(entry, zone));
                }
            }
        }
    }

    // The link /etc/localtime names the zone.
    private static ZoneId zone(TaskSyscalls root) {
        try {
            return ZoneId.of(root.readLink("/etc/localtime").replaceFirst(".*/zoneinfo/", ""));
        } catch (Errno | java.time.DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    // A log that cannot be written, as on a full disk, loses its lines.
    private static void append(TaskSyscalls root, String path, int permissions, String text) {
        try {
            directories(root, path);
            boolean fresh = !root.exists(path);
            int fd = root.open(path, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), permissions);
            try {
                root.write(fd, Bytes.of(text));
                if (fresh) {
                    root.changeOwner(path, 0, ADM, true);
                }
            } finally {
                root.close(fd);
            }
        } catch (Errno e) {
            return;
        }
    }

    private static void directories(TaskSyscalls root, String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (!root.exists(path.substring(0, slash))) {
                root.makeDirectory(path.substring(0, slash), 0755);
            }
        }
    }
}
