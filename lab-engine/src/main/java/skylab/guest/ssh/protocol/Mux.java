package skylab.guest.ssh.protocol;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Signal;
import skylab.guest.process.Syscalls;

/**
 * One side of a connection: what came in and goes out, and its channels.
 *
 * @param in the descriptor to read from
 * @param out the descriptor to write to: the same, or the second pipe of a {@code ProxyCommand}
 * @param input what came in and is no whole message yet
 * @param unsent what could not be written yet
 * @param channels by their numbers
 * @param sent how many bytes its channels have sent
 * @param carrier the process of a {@code ProxyCommand}, which ends with it; 0 for none
 */
public record Mux(
        int in, int out, Bytes input, Bytes unsent, PSortedMap<Integer, Channel> channels, long sent, int carrier) {
    private static final int PART = 1 << 20;

    /** A connection over which nothing has gone yet. */
    public static Mux over(int in, int out) {
        return over(in, out, 0);
    }

    /** A connection that a process carries, over which nothing has gone yet. */
    public static Mux over(int in, int out, int carrier) {
        return new Mux(in, out, Bytes.EMPTY, Bytes.EMPTY, TreePMap.empty(), 0, carrier);
    }

    /**
     * What came in.
     *
     * @param mux how it goes on
     * @param messages whole ones, in order
     * @param end whether nothing comes any more
     * @param broken whether the other side has vanished without a word
     */
    public record Received(Mux mux, List<Message> messages, boolean end, boolean broken) {}

    /**
     * A line that came in, as the version lines before all messages.
     *
     * @param mux how it goes on
     * @param line without its end; empty while it is not whole
     * @param end whether nothing comes any more
     */
    public record Line(Mux mux, Optional<String> line, boolean end) {}

    private Mux input(Bytes bytes) {
        return new Mux(in, out, bytes, unsent, channels, sent, carrier);
    }

    private Mux unsent(Bytes bytes) {
        return new Mux(in, out, input, bytes, channels, sent, carrier);
    }

    /** This with a channel, or another state of one. */
    public Mux with(Channel channel) {
        return new Mux(in, out, input, unsent, channels.plus(channel.id(), channel), sent, carrier);
    }

    /** Reads a line. */
    public Line line(Syscalls sys) {
        Chunk chunk = read(sys);
        Bytes all = input.plus(chunk.bytes());
        int end = all.indexOf((byte) '\n', 0);
        if (end < 0) {
            return new Line(input(all), Optional.empty(), chunk.end());
        }
        return new Line(
                input(all.slice(end + 1, all.size())),
                Optional.of(all.slice(0, end).text().stripTrailing()),
                false);
    }

    private Chunk read(Syscalls sys) {
        try {
            return sys.read(in, PART);
        } catch (Errno e) {
            return new Chunk(Bytes.EMPTY, true);
        }
    }

    /** Reads messages. */
    public Received receive(Syscalls sys) {
        boolean broken = false;
        Chunk chunk;
        try {
            chunk = sys.read(in, PART);
        } catch (Errno e) {
            chunk = new Chunk(Bytes.EMPTY, true);
            broken = true;
        }
        Message.Parsed parsed;
        try {
            parsed = Message.parse(input.plus(chunk.bytes()));
        } catch (IllegalArgumentException e) {
            // Whoever is there does not speak SSH.
            return new Received(input(Bytes.EMPTY), List.of(), true, broken);
        }
        return new Received(
                input(parsed.rest()),
                parsed.messages(),
                chunk.end() && chunk.bytes().isEmpty(),
                broken);
    }

    /** Sends a message, as soon as {@link #pass} can. */
    public Mux send(Message message) {
        return unsent(unsent.plus(message.encoded()));
    }

    /** Sends a line. */
    public Mux send(String line) {
        return unsent(unsent.plus(Bytes.of(line + "\r\n")));
    }

    /** Gives a message to its channel; closes the channel if that is what it says. */
    public Mux take(Syscalls sys, Message message) {
        Channel channel = channels.get(message.channel());
        if (channel == null) {
            return this;
        }
        if (message.kind() == Message.Kind.CLOSE) {
            return drop(sys, channel.take(message).pass(sys, new ArrayList<>()));
        }
        return with(channel.take(message));
    }

    private Mux drop(Syscalls sys, Channel channel) {
        channel.close(sys);
        return new Mux(in, out, input, unsent, channels.minus(channel.id()), sent, carrier);
    }

    /** This without a channel, whose descriptors are closed. */
    public Mux without(Syscalls sys, int channel) {
        return channels.containsKey(channel) ? drop(sys, channels.get(channel)) : this;
    }

    /** Lets all channels write and read, and sends what there is to send. */
    public Mux pass(Syscalls sys) {
        List<Message> outbox = new ArrayList<>();
        Mux now = this;
        for (Channel channel : channels.values()) {
            Channel after = channel.pass(sys, outbox);
            now = now.with(after);
            // A stream whose near end is gone is closed on both sides.
            boolean gone = after.out() < 0 && after.in() >= 0 && channel.in() == channel.out();
            now = gone ? now.drop(sys, after) : now;
        }
        if (!outbox.isEmpty()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            outbox.forEach(message -> bytes.writeBytes(message.encoded().toArray()));
            now = new Mux(
                    in,
                    out,
                    input,
                    now.unsent.plus(Bytes.of(bytes.toByteArray())),
                    now.channels,
                    sent + bytes.size(),
                    carrier);
        }
        return now.flush(sys);
    }

    /** Writes what is to be sent, as far as it is taken. */
    public Mux flush(Syscalls sys) {
        Bytes rest = unsent;
        try {
            while (!rest.isEmpty()) {
                int taken = sys.write(out, rest);
                if (taken == 0) {
                    return unsent(rest);
                }
                rest = rest.slice(taken, rest.size());
            }
        } catch (Errno gone) {
            // The next reading tells that the other side is gone.
            return unsent(Bytes.EMPTY);
        }
        return unsent(Bytes.EMPTY);
    }

    /** What both sides of it wait for. */
    public List<Condition> conditions() {
        List<Condition> all = new ArrayList<>(List.of(new Condition.Readable(in)));
        if (!unsent.isEmpty()) {
            all.add(new Condition.Writable(out));
        }
        channels.values().forEach(channel -> all.addAll(channel.conditions()));
        return all;
    }

    /** Waits for its connection alone. */
    public Condition reading() {
        Condition readable = new Condition.Readable(in);
        return unsent.isEmpty() ? readable : new Condition.AnyOf(List.of(readable, new Condition.Writable(out)));
    }

    /** Closes the connection and all its channels. */
    public void close(Syscalls sys) {
        channels.values().forEach(channel -> channel.close(sys));
        sys.close(in);
        if (out != in) {
            sys.close(out);
        }
        if (carrier > 0) {
            try {
                sys.kill(carrier, Optional.of(Signal.HUP));
            } catch (Errno gone) {
                // It has ended by itself.
            }
        }
    }
}
