package skylab.guest.ssh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Strings and numbers as SSH writes them (RFC 4251, section 5). */
final class Wire {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Wire raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    Wire number(int value) {
        return raw(ByteBuffer.allocate(4).putInt(value).array());
    }

    Wire string(byte[] value) {
        return number(value.length).raw(value);
    }

    Wire string(String value) {
        return string(value.getBytes(StandardCharsets.UTF_8));
    }

    Wire mpint(BigInteger value) {
        return string(value.toByteArray());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link Wire} writes. What is cut short or makes no sense ends in an unchecked exception, which whoever
     * reads a file takes for "no key".
     */
    static final class Reader {
        private final ByteBuffer bytes;

        Reader(byte[] source) {
            bytes = ByteBuffer.wrap(source);
        }

        int number() {
            return bytes.getInt();
        }

        byte[] raw(int length) {
            if (length < 0 || length > bytes.remaining()) {
                throw new IllegalArgumentException("cut short");
            }
            byte[] value = new byte[length];
            bytes.get(value);
            return value;
        }

        byte[] string() {
            return raw(number());
        }

        String text() {
            return new String(string(), StandardCharsets.UTF_8);
        }

        BigInteger mpint() {
            byte[] value = string();
            return value.length == 0 ? BigInteger.ZERO : new BigInteger(value);
        }

        int remaining() {
            return bytes.remaining();
        }
    }
}
