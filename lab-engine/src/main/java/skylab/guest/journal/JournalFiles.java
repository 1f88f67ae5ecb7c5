package skylab.guest.journal;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.FileCalls;

/** Where a machine keeps its journal: on disk if {@code /var/log/journal} exists, else only until it is switched off. */
public final class JournalFiles {
    private static final String PERSISTENT = "/var/log/journal";
    private static final String VOLATILE = "/run/log/journal";

    private JournalFiles() {}

    /** The file that is written now. */
    public static String path(FileCalls files) {
        return in(files, files.exists(PERSISTENT) ? PERSISTENT : VOLATILE);
    }

    private static String in(FileCalls files, String directory) {
        String id;
        try {
            id = files.readFile("/etc/machine-id").text().trim();
        } catch (Errno e) {
            // Before the first boot is over there is no id yet.
            id = "";
        }
        return directory + "/" + (id.isEmpty() ? "0".repeat(32) : id) + "/system.journal";
    }

    /** The entries that the caller may see, in order; none if there is no journal. EACCES if it may not be read. */
    public static List<JournalEntry> read(FileCalls files) {
        String path = path(files);
        return files.exists(path) ? read(files, path) : List.of();
    }

    /** The entries of a file. */
    public static List<JournalEntry> read(FileCalls files, String path) {
        return files.content(path)
                .text()
                .lines()
                .map(JournalEntry::parse)
                .flatMap(Optional::stream)
                .toList();
    }
}
