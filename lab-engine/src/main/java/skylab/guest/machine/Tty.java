package skylab.guest.machine;

import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;

/**
 * A terminal.
 *
 * @param screen what was written to it and not taken away by who holds its other end
 * @param line what was typed of a line that is not finished
 * @param input what was typed and can be read
 * @param endOfFile whether the next reading at the end of the input says so
 * @param echo whether what is typed appears
 * @param canonical whether input comes in whole lines and control characters act
 * @param session whose terminal it is, 0 for nobody's
 * @param foreground the process group that has it
 * @param hungUp whether its other end is gone
 */
public record Tty(
        Content screen,
        Bytes line,
        Bytes input,
        boolean endOfFile,
        boolean echo,
        boolean canonical,
        int session,
        int foreground,
        boolean hungUp) {
    static final Tty NEW = new Tty(Content.EMPTY, Bytes.EMPTY, Bytes.EMPTY, false, true, true, 0, 0, false);

    Tty screen(Content content) {
        return new Tty(content, line, input, endOfFile, echo, canonical, session, foreground, hungUp);
    }

    Tty line(Bytes bytes) {
        return new Tty(screen, bytes, input, endOfFile, echo, canonical, session, foreground, hungUp);
    }

    Tty input(Bytes bytes) {
        return new Tty(screen, line, bytes, endOfFile, echo, canonical, session, foreground, hungUp);
    }

    Tty endOfFile(boolean end) {
        return new Tty(screen, line, input, end, echo, canonical, session, foreground, hungUp);
    }

    Tty mode(boolean echoes, boolean edits) {
        return new Tty(screen, line, input, endOfFile, echoes, edits, session, foreground, hungUp);
    }

    Tty owner(int leader, int group) {
        return new Tty(screen, line, input, endOfFile, echo, canonical, leader, group, hungUp);
    }

    Tty hangUp() {
        return new Tty(screen, line, input, endOfFile, echo, canonical, session, foreground, true);
    }
}
