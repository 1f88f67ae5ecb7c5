package skylab.guest.shell;

import java.nio.charset.StandardCharsets;
import skylab.guest.process.Chunk;

/** Reads lines without taking more than the line: what follows belongs to others. */
final class Lines {
    private Lines() {}

    /** What was read so far, without the delimiter; the bytes are kept one per character until the line is complete. */
    record Line(String text, boolean end, boolean waiting) {}

    /**
     * Goes on reading a line.
     *
     * @param typed what an earlier call that had to wait has given
     * @param limit at most so many characters, or -1
     */
    static Line read(Interpreter sh, int fd, String typed, char delimiter, int limit) {
        StringBuilder raw = new StringBuilder(typed);
        while (limit < 0 || raw.length() < limit) {
            Chunk chunk = sh.sys.read(fd, 1);
            if (chunk.wouldBlock()) {
                return new Line(raw.toString(), false, true);
            }
            if (chunk.bytes().isEmpty()) {
                return new Line(decode(raw), true, false);
            }
            char c = (char) (chunk.bytes().at(0) & 0xff);
            if (c == delimiter) {
                break;
            }
            raw.append(c);
        }
        return new Line(decode(raw), false, false);
    }

    private static String decode(StringBuilder raw) {
        return new String(raw.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
