package skylab.guest.ssh.sftp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import skylab.guest.process.Stat;

/**
 * What is told of a file.
 *
 * @param kind {@code -}, {@code d}, {@code l} or another letter of {@code ls -l}
 * @param permissions mode bits
 * @param uid owner
 * @param gid group
 * @param size bytes
 * @param links hard links
 * @param accessed seconds since 1970
 * @param modified seconds since 1970
 */
public record Attributes(
        char kind, int permissions, int uid, int gid, long size, int links, long accessed, long modified) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT);

    static Attributes of(Stat stat) {
        char kind =
                switch (stat.type()) {
                    case REGULAR -> '-';
                    case DIRECTORY -> 'd';
                    case SYMLINK -> 'l';
                    default -> 's';
                };
        return new Attributes(
                kind,
                stat.permissions(),
                stat.uid(),
                stat.gid(),
                stat.size(),
                stat.links(),
                stat.accessed().getEpochSecond(),
                stat.modified().getEpochSecond());
    }

    /** Reads what {@link #toString} has written. */
    public static Attributes parse(String text) {
        String[] words = text.split(" ");
        return new Attributes(
                words[0].charAt(0),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]),
                Integer.parseInt(words[5]),
                Long.parseLong(words[6]),
                Long.parseLong(words[7]));
    }

    @Override
    public String toString() {
        return kind + " " + permissions + " " + uid + " " + gid + " " + size + " " + links + " " + accessed + " "
                + modified;
    }

    boolean isDirectory() {
        return kind == 'd';
    }

    /** A line as {@code ls -l} of sftp prints it, with numbers for owner and group. */
    public String line(String name) {
        StringBuilder mode = new StringBuilder().append(kind);
        for (int shift = 6; shift >= 0; shift -= 3) {
            mode.append((permissions >> shift & 4) != 0 ? 'r' : '-')
                    .append((permissions >> shift & 2) != 0 ? 'w' : '-')
                    .append((permissions >> shift & 1) != 0 ? 'x' : '-');
        }
        return String.format(
                Locale.ROOT,
                "%s %4d %-8d %-8d %8d %s %s",
                mode,
                links,
                uid,
                gid,
                size,
                TIME.format(Instant.ofEpochSecond(modified).atOffset(ZoneOffset.UTC)),
                name);
    }
}
