package skylab.guest.ssh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** DER (X.690): a sequence of integers is all that PKCS#1 needs. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int SEQUENCE = 0x30;

    private Der() {}

    static byte[] sequence(List<BigInteger> integers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        integers.forEach(integer -> element(content, INTEGER, integer.toByteArray()));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        element(whole, SEQUENCE, content.toByteArray());
        return whole.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        if (value.length < 0x80) {
            out.write(value.length);
        } else if (value.length < 0x100) {
            out.write(0x81);
            out.write(value.length);
        } else {
            out.write(0x82);
            out.write(value.length >> 8);
            out.write(value.length);
        }
        out.writeBytes(value);
    }

    /** The integers of a sequence; none if it is something else. */
    static List<BigInteger> integers(byte[] der) {
        List<BigInteger> integers = new ArrayList<>();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(der);
            if (bytes.get() != SEQUENCE) {
                return List.of();
            }
            length(bytes);
            while (bytes.hasRemaining() && bytes.get() == INTEGER) {
                byte[] value = new byte[length(bytes)];
                bytes.get(value);
                integers.add(new BigInteger(value));
            }
            return integers;
        } catch (RuntimeException e) {
            // Cut short or not DER: it is no key.
            return List.of();
        }
    }

    private static int length(ByteBuffer bytes) {
        int first = bytes.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | bytes.get() & 0xFF;
        }
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("cut short");
        }
        return length;
    }
}
