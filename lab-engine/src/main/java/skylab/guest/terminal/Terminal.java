package skylab.guest.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.machine.Sessions;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * A person at a terminal: types line by line, waits for each command, and interrupts what would go on for ever or
 * prints faster than anybody reads. The terminal keeps the last 10,000 lines, at most 1 MiB.
 *
 * @param sessions the terminals
 * @param patience how long a command that never ends, or floods the terminal, is watched before Ctrl-C
 * @param limit how long any command may take before Ctrl-C
 */
public record Terminal(Sessions sessions, Duration patience, Duration limit) {
    private static final Duration TYPING = Duration.ofSeconds(1);
    // What appears while a person watches is read, or it is a flood.
    private static final long FLOOD = 64 << 10;
    private static final int LINES = 10_000;
    private static final int KEPT = 1 << 20;
    private static final Bytes INTERRUPT = Bytes.of("\003");

    /** A person who watches for ten seconds, and waits a day. */
    public Terminal(Sessions sessions) {
        this(sessions, Duration.ofSeconds(10), Duration.ofDays(1));
    }

    /**
     * What appeared.
     *
     * @param transcript the lines, without the prompt that waits at their end
     * @param seen how far the terminal has been read, for the next text
     */
    public record Appeared(String transcript, long seen) {}

    /**
     * Types a text of one or more lines, each when the command before has ended.
     *
     * @param seen how far the terminal was read before: what has appeared since then, such as the message of a connection
     *     that was lost, is told first
     */
    public Appeared type(Transaction tx, Scope scope, String machine, String tty, long seen, String text) {
        waitUntilReady(tx, scope, machine, tty);
        for (String line : text.stripTrailing().split("\n", -1)) {
            sessions.type(tx, scope, machine, tty, Bytes.of(line + "\n"));
            tx.advance(TYPING);
            waitUntilReady(tx, scope, machine, tty);
        }
        Content screen = sessions.screen(tx, scope, machine, tty);
        long to = Math.max(seen, lineStart(screen));
        return new Appeared(lastLines(screen.slice(Math.max(seen, to - KEPT), to)), to);
    }

    private static String lastLines(Content appeared) {
        Bytes bytes = appeared.read(0, (int) appeared.size());
        int from = bytes.size();
        for (int lines = 0; from > 0 && lines <= LINES; from--) {
            lines += bytes.at(from - 1) == '\n' ? 1 : 0;
        }
        return bytes.slice(from == 0 ? 0 : from + 1, bytes.size()).text();
    }

    private static long lineStart(Content screen) {
        long at = screen.size();
        while (at > 0) {
            int window = (int) Math.min(4096, at);
            Bytes bytes = screen.read(at - window, window);
            for (int i = window - 1; i >= 0; i--) {
                if (bytes.at(i) == '\n') {
                    return at - window + i + 1;
                }
            }
            at -= window;
        }
        return 0;
    }

    private void waitUntilReady(Transaction tx, Scope scope, String machine, String tty) {
        Instant begun = tx.now();
        long appeared = sessions.screen(tx, scope, machine, tty).size();
        while (sessions.state(tx, scope, machine, tty) != Sessions.State.READY) {
            boolean endless = sessions.state(tx, scope, machine, tty) == Sessions.State.ENDLESS
                    || sessions.screen(tx, scope, machine, tty).size() - appeared > FLOOD;
            Instant until = begun.plus(endless ? patience : limit);
            Optional<Instant> next = Optional.of(tx.world().agenda().entries())
                    .filter(entries -> !entries.isEmpty())
                    .map(entries -> entries.firstKey().at());
            if (next.isPresent() && !next.get().isAfter(until)) {
                tx.advanceTo(next.get().isAfter(tx.now()) ? next.get() : tx.now());
                continue;
            }
            if (tx.now().isBefore(until)) {
                tx.advanceTo(until);
            }
            sessions.type(tx, scope, machine, tty, INTERRUPT);
            if (sessions.state(tx, scope, machine, tty) != Sessions.State.READY) {
                return;
            }
        }
    }
}
