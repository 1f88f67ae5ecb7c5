package skylab.guest.cloudinit;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Syscalls;

/** Where cloud-init keeps what, and how it writes there. */
public final class Paths {
    /** The present instance's directory. */
    static final String INSTANCE = "/var/lib/cloud/instance";

    static final String DATA = "/var/lib/cloud/data";

    /** What is forgotten at the end of a boot. */
    static final String RUN = "/run/cloud-init";

    /** What the stages and the scripts print. */
    static final String OUTPUT = "/var/log/cloud-init-output.log";

    static final String LOG = "/var/log/cloud-init.log";
    static final String VERSION = "22.2.2";
    private static final String ERRORS = RUN + "/errors";

    /** The group adm, which has this number everywhere. */
    private static final int ADM = 4;

    private Paths() {}

    static String clock(Syscalls sys) {
        return sys.now()
                .atZone(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.ENGLISH));
    }

    static String seconds(Syscalls sys) {
        return String.format(Locale.ROOT, "%.2f", sys.monotonic().toMillis() / 1000.0);
    }

    static void directories(Syscalls sys, String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String directory = path.substring(0, slash);
            if (!sys.exists(directory)) {
                sys.makeDirectory(directory, 0755);
            }
        }
    }

    static void write(Syscalls sys, String path, int permissions, String text) {
        write(sys, path, permissions, Bytes.of(text));
    }

    static void write(Syscalls sys, String path, int permissions, Bytes bytes) {
        directories(sys, path);
        sys.writeFile(path, bytes);
        sys.changeMode(path, permissions);
    }

    static void append(Syscalls sys, String path, int permissions, String text) {
        directories(sys, path);
        int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), permissions);
        sys.write(fd, Bytes.of(text));
        sys.close(fd);
    }

    // Administrators may read the logs (cloud-init, "syslog_fix_perms").
    private static void appendLog(Syscalls sys, String path, String text) {
        boolean old = sys.exists(path);
        append(sys, path, 0640, text);
        if (!old) {
            sys.changeOwner(path, 0, ADM, true);
        }
    }

    static String read(Syscalls sys, String path) {
        try {
            return sys.readFile(path).text();
        } catch (Errno e) {
            return "";
        }
    }

    /** Prints to the output log and to the console. */
    static void output(Syscalls sys, String text) {
        appendLog(sys, OUTPUT, text);
        console(sys, text);
    }

    static void console(Syscalls sys, String text) {
        int fd = sys.open("/dev/console", Set.of(OpenFlag.WRITE), 0);
        sys.print(fd, text);
        sys.close(fd);
    }

    /** A line of the debug log. */
    static void log(Syscalls sys, String source, String level, String text) {
        appendLog(sys, LOG, stamp(sys) + " - " + source + "[" + level + "]: " + text + "\n");
        if (level.equals("WARNING") || level.equals("ERROR")) {
            output(sys, stamp(sys) + " - " + source + "[" + level + "]: " + text + "\n");
        }
        if (level.equals("ERROR") || text.startsWith("Failed")) {
            append(sys, ERRORS, 0644, text + "\n");
        }
    }

    private static String stamp(Syscalls sys) {
        return sys.now()
                .atZone(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ENGLISH));
    }

    /** The failures of this boot as a list in JSON. */
    static String errors(Syscalls sys) {
        return "["
                + read(sys, ERRORS)
                        .lines()
                        .map(line -> "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("")
                + "]";
    }
}
