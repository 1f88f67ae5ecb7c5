package skylab.kernel.java.compiler.remote;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** Writes a message: numbers as four bytes, all else as its length and then itself, texts in UTF-8. */
final class Writer {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    byte[] bytes() {
        return message.toByteArray();
    }

    Writer number(int value) {
        message.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    Writer text(String text) {
        return chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    Writer names(Collection<String> names) {
        number(names.size());
        names.forEach(this::text);
        return this;
    }

    Writer texts(Map<String, String> texts) {
        number(texts.size());
        texts.forEach((key, value) -> text(key).text(value));
        return this;
    }

    Writer files(Map<String, byte[]> files) {
        number(files.size());
        files.forEach((name, bytes) -> text(name).chunk(bytes));
        return this;
    }

    private Writer chunk(byte[] bytes) {
        number(bytes.length);
        message.writeBytes(bytes);
        return this;
    }
}
