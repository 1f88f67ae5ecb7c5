package skylab.guest.ssh.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.disk.Bytes;

/**
 * What client and server say to each other after their version lines: the messages of RFC 4252 and 4254 that matter here.
 *
 * @param kind which
 * @param channel whose; 0 for the connection itself
 * @param body what it carries
 */
public record Message(Kind kind, int channel, Bytes body) {
    /** What messages there are. */
    public enum Kind {
        /** The session's identifier, and the public keys of the host, a line each. */
        HOST_KEYS,
        /** The user, a method, and what it needs, with spaces between them. */
        AUTHENTICATE,
        /** A text to be shown before the login. */
        BANNER,
        /** The key would be accepted if it were proved. */
        KEY_ACCEPTABLE,
        ACCEPTED,
        /** The methods that can go on, with commas between them. */
        REFUSED,
        /** The connection ends; why. */
        DISCONNECT,
        /** What kind of channel, and its parameters. */
        OPEN,
        OPENED,
        /** Why a channel was not opened. */
        OPEN_FAILED,
        /** Columns, rows, and the terminal's type. */
        TERMINAL,
        /** A variable of the environment. */
        ENVIRONMENT,
        FORWARD_AGENT,
        SHELL,
        EXECUTE,
        SUBSYSTEM,
        /** The shell or command runs: on which machine, its process, its terminal if it has one. */
        STARTED,
        /** Something was asked for that the server refuses; why. */
        DENIED,
        /** Listen on a port of the server for the client. */
        FORWARD_PORT,
        DATA,
        ERROR_DATA,
        /** So many bytes more may be sent. */
        ADJUST,
        END_OF_FILE,
        CLOSE,
        /** The exit status, or {@code -} and the name of a signal. */
        EXIT,
        /** Whether the other side is there; answered by the same. */
        KEEP_ALIVE
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int HEADER = 9;

    /**
     * The whole messages of what came in, and what follows them.
     *
     * @param messages in order
     * @param rest the beginning of one
     */
    public record Parsed(List<Message> messages, Bytes rest) {}

    /** A message with a text. */
    public static Message of(Kind kind, int channel, String text) {
        return new Message(kind, channel, Bytes.of(text));
    }

    /** The text that it carries. */
    public String text() {
        return body.text();
    }

    /** As it goes over the wire. */
    public Bytes encoded() {
        return Bytes.of(ByteBuffer.allocate(HEADER + body.size())
                .put((byte) kind.ordinal())
                .putInt(channel)
                .putInt(body.size())
                .put(body.toArray())
                .array());
    }

    /**
     * Takes messages off the wire.
     *
     * @throws IllegalArgumentException if these are no messages
     */
    public static Parsed parse(Bytes input) {
        List<Message> messages = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(input.toArray());
        int at = 0;
        while (input.size() - at >= HEADER) {
            int kind = bytes.get(at);
            int length = bytes.getInt(at + 5);
            if (kind < 0 || kind >= KINDS.length || length < 0) {
                throw new IllegalArgumentException("Bad packet length");
            }
            if (input.size() - at - HEADER < length) {
                break;
            }
            messages.add(
                    new Message(KINDS[kind], bytes.getInt(at + 1), input.slice(at + HEADER, at + HEADER + length)));
            at += HEADER + length;
        }
        return new Parsed(messages, input.slice(at, input.size()));
    }
}
