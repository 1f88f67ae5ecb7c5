package skylab.guest.ssh.sftp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;

/**
 * A request to a file server, or its answer (a plain form of the SSH File Transfer Protocol).
 *
 * @param word what is asked; {@code OK} or an error's name in an answer
 * @param arguments any texts
 * @param data content of a file
 */
public record Packet(String word, List<String> arguments, Bytes data) {
    /** The word of an answer that is no error. */
    public static final String OK = "OK";

    private static final int HEADER = 8;

    /** Copies the list. */
    public Packet {
        arguments = List.copyOf(arguments);
    }

    /**
     * What was parsed.
     *
     * @param packet the first packet
     * @param rest what follows it
     */
    public record Parsed(Packet packet, Bytes rest) {}

    /** A packet without data. */
    public static Packet of(String word, String... arguments) {
        return new Packet(word, List.of(arguments), Bytes.EMPTY);
    }

    /** Whether it is an answer to something that was done. */
    public boolean ok() {
        return word.equals(OK);
    }

    /** An argument. */
    public String argument(int index) {
        return arguments.get(index);
    }

    /** As it goes over the wire. */
    public Bytes encoded() {
        List<String> all = new ArrayList<>(List.of(word));
        all.addAll(arguments);
        byte[] head = String.join("\0", all).getBytes(StandardCharsets.UTF_8);
        return Bytes.of(ByteBuffer.allocate(HEADER + head.length + data.size())
                .putInt(head.length)
                .putInt(data.size())
                .put(head)
                .put(data.toArray())
                .array());
    }

    /** Takes a packet off the wire; empty while it is not whole. */
    public static Optional<Parsed> parse(Bytes input) {
        if (input.size() < HEADER) {
            return Optional.empty();
        }
        ByteBuffer sizes = ByteBuffer.wrap(input.slice(0, HEADER).toArray());
        int head = sizes.getInt();
        int data = sizes.getInt();
        if (head < 0 || data < 0) {
            throw new IllegalArgumentException("Received message too long");
        }
        if (input.size() < HEADER + head + data) {
            return Optional.empty();
        }
        String[] words = input.slice(HEADER, HEADER + head).text().split("\0", -1);
        return Optional.of(new Parsed(
                new Packet(
                        words[0],
                        List.of(words).subList(1, words.length),
                        input.slice(HEADER + head, HEADER + head + data)),
                input.slice(HEADER + head + data, input.size())));
    }
}
