package skylab.guest.ssh.protocol;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/**
 * One of the streams that share a connection (RFC 4254, section 5), and the descriptors at its near end.
 *
 * @param id its number: even if the client has opened it
 * @param in where what comes is written, -1 for nowhere
 * @param out where what goes is read, -1 after its end
 * @param err of a server the descriptor of messages to read, of a client where they are written; -1 for none
 * @param server whether this is the server's end
 * @param coming what has come and is not written yet
 * @param comingErr the same of messages
 * @param credit how many bytes the other side still takes
 * @param ended whether the other side sends nothing any more
 */
public record Channel(
        int id, int in, int out, int err, boolean server, Bytes coming, Bytes comingErr, int credit, boolean ended) {
    private static final int WINDOW = 1 << 20;
    private static final int PART = 32768;

    /** A new channel. */
    public static Channel of(int id, int in, int out, int err, boolean server) {
        return new Channel(id, in, out, err, server, Bytes.EMPTY, Bytes.EMPTY, WINDOW, false);
    }

    private boolean duplex() {
        return in >= 0 && in == out;
    }

    private Channel with(int newIn, int newOut, int newErr) {
        return new Channel(id, newIn, newOut, newErr, server, coming, comingErr, credit, ended);
    }

    private Channel with(Bytes data, Bytes errors, int left) {
        return new Channel(id, in, out, err, server, data, errors, left, ended);
    }

    /** This after a message for it. */
    Channel take(Message message) {
        return switch (message.kind()) {
            case DATA -> with(coming.plus(message.body()), comingErr, credit);
            case ERROR_DATA -> with(coming, comingErr.plus(message.body()), credit);
            case ADJUST -> with(coming, comingErr, credit + Integer.parseInt(message.text()));
            case END_OF_FILE -> new Channel(id, in, out, err, server, coming, comingErr, credit, true);
            default -> this;
        };
    }

    /** This after so many bytes were sent by other ways than {@link #pass}. */
    public Channel spent(int bytes) {
        return with(coming, comingErr, credit - bytes);
    }

    /** Writes what has come as far as it is taken, sends what can be read. */
    Channel pass(Syscalls sys, List<Message> outbox) {
        Channel now = this;
        int before = coming.size() + comingErr.size();
        Bytes left = write(sys, in, coming);
        Bytes leftErr = server ? comingErr : write(sys, err, comingErr);
        now = now.with(left == null ? Bytes.EMPTY : left, leftErr == null ? Bytes.EMPTY : leftErr, credit);
        // Nobody reads any more: what still comes is lost.
        now = left == null && !duplex() ? now.with(-1, out, err) : now;
        int taken = before - now.coming.size() - now.comingErr.size();
        if (taken > 0) {
            outbox.add(Message.of(Message.Kind.ADJUST, id, Integer.toString(taken)));
        }
        if (now.ended && now.coming.isEmpty() && now.server && now.in >= 0 && !now.duplex()) {
            sys.close(now.in);
            now = now.with(-1, now.out, now.err);
        }
        now = now.read(sys, outbox, false);
        return now.server ? now.read(sys, outbox, true) : now;
    }

    // What is left; null if nobody reads any more.
    private static Bytes write(Syscalls sys, int fd, Bytes bytes) {
        Bytes rest = bytes;
        try {
            while (fd >= 0 && !rest.isEmpty()) {
                int count = sys.write(fd, rest);
                if (count == 0) {
                    return rest;
                }
                rest = rest.slice(count, rest.size());
            }
        } catch (Errno gone) {
            return null;
        }
        return fd < 0 ? Bytes.EMPTY : rest;
    }

    private Channel read(Syscalls sys, List<Message> outbox, boolean errors) {
        int fd = errors ? err : out;
        int left = credit;
        while (fd >= 0 && left > 0) {
            Chunk chunk;
            try {
                chunk = sys.read(fd, Math.min(PART, left));
            } catch (Errno e) {
                chunk = new Chunk(Bytes.EMPTY, true);
            }
            if (!chunk.bytes().isEmpty()) {
                left -= chunk.bytes().size();
                outbox.add(new Message(errors ? Message.Kind.ERROR_DATA : Message.Kind.DATA, id, chunk.bytes()));
                continue;
            }
            if (!chunk.end()) {
                break;
            }
            if (!errors) {
                outbox.add(Message.of(duplex() ? Message.Kind.CLOSE : Message.Kind.END_OF_FILE, id, ""));
            }
            return with(coming, comingErr, left).with(in, errors ? out : -1, errors ? -1 : err);
        }
        return with(coming, comingErr, left);
    }

    /** Whether nothing is left to write. */
    public boolean drained() {
        return coming.isEmpty() && comingErr.isEmpty();
    }

    /** What it waits for. */
    List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        if (credit > 0) {
            if (out >= 0) {
                all.add(new Condition.Readable(out));
            }
            if (server && err >= 0) {
                all.add(new Condition.Readable(err));
            }
        }
        if (!coming.isEmpty() && in >= 0) {
            all.add(new Condition.Writable(in));
        }
        if (!comingErr.isEmpty() && err >= 0 && !server) {
            all.add(new Condition.Writable(err));
        }
        return all;
    }

    /** Closes the descriptors of a stream that is neither a terminal's nor standard input or output. */
    void close(Syscalls sys) {
        for (int fd : new int[] {in, out, err}) {
            if (fd > 2) {
                sys.close(fd);
            }
        }
    }
}
