package skylab.guest.command.archive;

import java.time.Instant;
import skylab.guest.shell.TimeFormat;

/** The lines of {@code tar -v}. */
final class TarListing {
    private final boolean verbose;
    private final boolean numeric;
    private final String zone;
    private int width = 19;

    TarListing(boolean verbose, boolean numeric, String zone) {
        this.verbose = verbose;
        this.numeric = numeric;
        this.zone = zone;
    }

    /** The line of a member: its name, or with its mode, owner, size and time. */
    String line(TarEntry entry, String name) {
        if (!verbose) {
            return name + "\n";
        }
        String owner = (numeric || entry.user().isEmpty() ? Integer.toString(entry.uid()) : entry.user()) + "/"
                + (numeric || entry.group().isEmpty() ? Integer.toString(entry.gid()) : entry.group());
        String size = Long.toString(entry.content().size());
        // The column grows with what it has had to hold.
        width = Math.max(width, owner.length() + 1 + size.length());
        String time = TimeFormat.of(Instant.ofEpochSecond(entry.modified()), TimeFormat.zone(zone), "%Y-%m-%d %H:%M");
        String target =
                entry.kind() == '2' ? " -> " + entry.target() : entry.kind() == '1' ? " link to " + entry.target() : "";
        return type(entry) + bits(entry.permissions()) + " " + owner
                + " ".repeat(width - owner.length() - size.length()) + size + " " + time + " " + name + target + "\n";
    }

    private static char type(TarEntry entry) {
        return entry.isDirectory() ? 'd' : entry.kind() == '2' ? 'l' : entry.kind() == '1' ? 'h' : '-';
    }

    private static String bits(int permissions) {
        StringBuilder text = new StringBuilder();
        for (int shift = 6; shift >= 0; shift -= 3) {
            int three = permissions >> shift;
            boolean special = (permissions & (shift == 6 ? 04000 : shift == 3 ? 02000 : 01000)) != 0;
            char set = shift == 0 ? 't' : 's';
            text.append((three & 4) != 0 ? 'r' : '-').append((three & 2) != 0 ? 'w' : '-');
            text.append(special ? (three & 1) != 0 ? set : Character.toUpperCase(set) : (three & 1) != 0 ? 'x' : '-');
        }
        return text.toString();
    }
}
