package skylab.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import skylab.kernel.protocol.Json;
import skylab.kernel.text.Messages;

/**
 * Gathers what is printed and sends it when there is much of it, when it has waited a moment, when something else is to
 * be shown, and when the request ends. The order between the streams and displays is kept; nothing is lost, and a
 * character is never cut. What comes after a cell shows under the latest one, or under the one that started the thread,
 * as the settings say. Safe for many threads.
 */
public final class OutputGatherer implements AutoCloseable {
    private static final int FLUSH_CHARACTERS = 256 << 10;
    private static final long FLUSH_MILLIS = 30;

    private final Publisher publisher;
    private final Messages messages;
    private final OutputSettings settings;
    private final ThreadGroup kernel = Thread.currentThread().getThreadGroup();
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(task -> {
        // The first cell that prints asks for this thread, but it is not the cell's: an interrupt must not reach it.
        Thread thread = new Thread(kernel, task, "output");
        thread.setDaemon(true);
        return thread;
    });
    private final StringBuilder waiting = new StringBuilder();
    private final ThreadOwners owners = new ThreadOwners(this::served);
    /** The request that is being served; between requests the latest cell. */
    private volatile Request served = new Request(Json.object(), false);

    /** The latest cell that was not silent. */
    private Request cell = served;

    private String stream = "stdout";
    private Request owner = served;
    private boolean armed;
    private long shown;

    /**
     * Has threads told apart by what started them from now on, as far as the calling thread and its descendants start
     * them. To be called before the thread that is to run the cells is started; making a gatherer includes it.
     */
    public static void watchThreads() {
        ThreadOwners.watch();
    }

    /** A gatherer, made on a thread of the kernel. */
    public OutputGatherer(Publisher publisher, Messages messages, OutputSettings settings) {
        this.publisher = publisher;
        this.messages = messages;
        this.settings = settings;
    }

    /** A stream for {@link System#setOut}. */
    public PrintStream out() {
        return new TextStream((text, end) -> append("stdout", text, end));
    }

    /** A stream for {@link System#setErr}. */
    public PrintStream err() {
        return new TextStream((text, end) -> append("stderr", text, end));
    }

    /**
     * A cell begins: what is printed from now on belongs to it.
     *
     * @param silent whether it shows nothing, as {@code execute_request} may ask
     */
    public synchronized void beginCell(ObjectNode header, boolean silent) {
        flush();
        served = new Request(header, silent);
        if (!silent) {
            cell = served;
        }
        shown = 0;
    }

    /** A request begins that is no cell, such as a message to a widget; what it shows belongs to it until {@link #end}. */
    public synchronized void begin(ObjectNode header) {
        flush();
        served = new Request(header, false);
        shown = 0;
    }

    /** The request has ended: sends what waits; what comes later belongs to the latest cell. */
    public synchronized void end() {
        flush();
        served = cell;
    }

    /** Shows something behind all that was printed before. */
    public void show(String type, ObjectNode content) {
        show(new Publication(type, content));
    }

    /** Shows something with metadata and raw bytes behind all that was printed before. */
    public void show(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        show(new Publication(type, content, metadata, buffers));
    }

    /** The header of the request under which output of the cell shows now. */
    public ObjectNode parent() {
        return served.header();
    }

    /** Shows something behind all that was printed before; a silent cell shows nothing but messages to widgets. */
    public synchronized void show(Publication publication) {
        flush();
        Request request = ofCaller();
        if (!request.silent() || publication.type().startsWith("comm_")) {
            publisher.publish(request.header(), publication);
        }
    }

    /** Sends what waits. */
    public synchronized void flush() {
        int length = waiting.length();
        // Half of a character waits for the other half.
        if (length > 0 && Character.isHighSurrogate(waiting.charAt(length - 1))) {
            length--;
        }
        send(length);
    }

    @Override
    public synchronized void close() {
        flush();
        armed = true;
        flusher.shutdownNow();
    }

    private void append(String name, CharSequence text, String end) {
        Request request = ofCaller();
        if (request.silent()) {
            return;
        }
        synchronized (this) {
            if (request != owner || !name.equals(stream)) {
                send(waiting.length());
                owner = request;
                stream = name;
            }
            gather(text);
            gather(end);
            if (!armed && waiting.length() > 0) {
                armed = true;
                flusher.schedule(this::flushLater, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void gather(CharSequence text) {
        int end = (int) Math.max(0, Math.min(text.length(), settings.limit() - shown));
        for (int start = 0; start < end; ) {
            int stop = Math.min(end, start + FLUSH_CHARACTERS - waiting.length());
            waiting.append(text, start, stop);
            start = stop;
            if (waiting.length() >= FLUSH_CHARACTERS) {
                flush();
            }
        }
        boolean within = shown <= settings.limit();
        shown += text.length();
        if (within && shown > settings.limit()) {
            waiting.append("\n")
                    .append(messages.text("output.limit", settings.limit() >> 20))
                    .append("\n");
            flush();
        }
    }

    private synchronized void flushLater() {
        armed = false;
        flush();
    }

    private void send(int length) {
        if (length > 0) {
            String text = waiting.substring(0, length);
            waiting.delete(0, length);
            ObjectNode content = Json.object().put("name", stream).put("text", text);
            publisher.publish(owner.header(), new Publication("stream", content));
        }
    }

    private Request served() {
        return served;
    }

    private Request ofCaller() {
        Request request = served;
        if (settings.threads() == OutputSettings.Threads.LATEST && !request.silent()) {
            return request;
        }
        Request own = owners.ofThisThread();
        if (own == null || own == request) {
            return request;
        }
        return settings.threads() == OutputSettings.Threads.CELL && !own.silent() ? own : latestCell();
    }

    private synchronized Request latestCell() {
        return cell;
    }
}
