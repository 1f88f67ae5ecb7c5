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
}
