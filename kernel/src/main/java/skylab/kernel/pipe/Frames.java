package skylab.kernel.pipe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.util.Optional;

/**
 * Messages between two processes over a pipe: four bytes that say how long a message is (the highest first), then the
 * message.
 */
public final class Frames {
    /** The longest message, in bytes: more than any cell or its classes take. */
    public static final int MOST = 8 << 20;

    private Frames() {}

    /** Sends a message. */
    public static void write(OutputStream out, byte[] message) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(message.length);
        data.write(message);
        data.flush();
    }

    /**
     * Waits for a message.
     *
     * @return empty when the other side has ended
     * @throws StreamCorruptedException when what comes is no message
     */
    public static Optional<byte[]> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            int length = data.readInt();
            if (length < 0 || length > MOST) {
                throw new StreamCorruptedException("a message of " + length + " bytes");
            }
            byte[] message = data.readNBytes(length);
            return message.length == length ? Optional.of(message) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }
}
