package skylab.kernel.java.compiler.remote;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads what a {@link Writer} has written, or what somebody else pretends it has: whatever it is, it takes no more
 * memory than the message itself.
 *
 * @throws BufferUnderflowException by all methods, when the message ends too early
 */
final class Reader {
    private final ByteBuffer message;

    Reader(byte[] message) {
        this.message = ByteBuffer.wrap(message);
    }

    int number() {
        return message.getInt();
    }

    String text() {
        return new String(chunk(), StandardCharsets.UTF_8);
    }

    Set<String> names() {
        return new TreeSet<>(list(this::text));
    }

    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        list(() -> texts.put(text(), text()));
        return texts;
    }

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        list(() -> files.put(text(), chunk()));
        return files;
    }

    <T> List<T> list(Supplier<T> element) {
        List<T> all = new ArrayList<>();
        for (int left = message.getInt(); left > 0; left--) {
            all.add(element.get());
        }
        return all;
    }

    private byte[] chunk() {
        int length = message.getInt();
        if (length < 0 || length > message.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        message.get(bytes);
        return bytes;
    }
}
