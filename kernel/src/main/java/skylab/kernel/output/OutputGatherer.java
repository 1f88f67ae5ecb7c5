package skylab.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import skylab.kernel.protocol.Json;
import skylab.kernel.text.Messages;

/**
 * Gathers what is printed and sends it when there is much of it, when it has waited a moment, when something else is to
 * be shown, and when the cell ends. The order between the streams and displays is kept; no byte is lost, and a character
 * is never cut. What comes after a cell shows under the latest one. Safe for many threads.
 */
public final class OutputGatherer implements AutoCloseable {
    private static final int FLUSH_BYTES = 256 << 10;
    private static final long FLUSH_MILLIS = 30;

    private final Publisher publisher;
    private final Messages messages;
    private final long limit;
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "output");
        thread.setDaemon(true);
        return thread;
    });
    private final Gathered stdout = new Gathered("stdout");
    private final Gathered stderr = new Gathered("stderr");
    private ObjectNode parent = Json.object();
    private Gathered current = stdout;
    private boolean armed;
    private long shown;

    /** One stream: writes go to the gatherer, flushing is the gatherer's business. */
    private final class Gathered extends OutputStream {
        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Gathered(String name) {
            this.name = name;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            append(this, source, offset, length);
        }
    }

    /**
     * A gatherer.
     *
     * @param limit how many bytes of text a cell may show
     */
    public OutputGatherer(Publisher publisher, Messages messages, long limit) {
        this.publisher = publisher;
        this.messages = messages;
        this.limit = limit;
    }

    /** A stream for {@link System#setOut}. */
    public PrintStream out() {
        return new PrintStream(stdout, false, StandardCharsets.UTF_8);
    }

    /** A stream for {@link System#setErr}. */
    public PrintStream err() {
        return new PrintStream(stderr, false, StandardCharsets.UTF_8);
    }

    /** A cell begins: what is printed from now on belongs to it. */
    public synchronized void begin(ObjectNode parentHeader) {
        flush();
        parent = parentHeader;
        shown = 0;
    }

    /** Sends something else under the latest cell, behind all that was printed before. */
    public synchronized void show(String type, ObjectNode content) {
        flush();
        publisher.publish(parent, type, content);
    }

    /** Sends what waits. */
    public synchronized void flush() {
        byte[] all = current.bytes.toByteArray();
        int whole = wholeCharacters(all);
        if (whole > 0) {
            current.bytes.reset();
            current.bytes.write(all, whole, all.length - whole);
            send(current.name, new String(all, 0, whole, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        flush();
        flusher.shutdownNow();
    }

    private synchronized void append(Gathered stream, byte[] source, int offset, int length) {
        if (stream != current) {
            flush();
            current = stream;
        }
        if (shown > limit) {
            return;
        }
        int room = (int) Math.min(length, limit - shown);
        stream.bytes.write(source, offset, room);
        shown += length;
        if (shown > limit) {
            flush();
            send(stream.name, "\n" + messages.text("output.limit", limit >> 20) + "\n");
        } else if (stream.bytes.size() >= FLUSH_BYTES) {
            flush();
        } else if (!armed) {
            armed = true;
            flusher.schedule(this::flushLater, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void flushLater() {
        armed = false;
        flush();
    }

    private void send(String name, String text) {
        publisher.publish(parent, "stream", Json.object().put("name", name).put("text", text));
    }

    /** How many of the bytes are whole characters: all but a begun one at the end. */
    private static int wholeCharacters(byte[] utf8) {
        int start = utf8.length - 1;
        while (start >= 0 && utf8.length - start < 4 && (utf8[start] & 0xC0) == 0x80) {
            start--;
        }
        if (start < 0) {
            return utf8.length;
        }
        int lead = utf8[start] & 0xFF;
        int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return start + size > utf8.length ? start : utf8.length;
    }
}
