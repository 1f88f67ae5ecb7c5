package skylab.wire.protocol;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The body of an answer in parts, which follow each other. Long answers are never in one piece: parts of them may be kept for
 * the next answer, and what is sent is sent bit by bit anyway.
 *
 * @param parts not empty ones, which nobody changes
 */
public record Payload(List<byte[]> parts) {
    /** Checked parts. */
    public Payload {
        parts = List.copyOf(parts);
    }

    /** A body in one piece. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes.length == 0 ? List.of() : List.of(bytes));
    }

    /** How many bytes there are. */
    public long size() {
        long size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        return size;
    }

    /** All of them in one piece; for short ones. */
    public byte[] bytes() {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.toIntExact(size()));
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
