package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** Requests that wait for each other: one is served after the other, on a thread of their own. */
final class ShellQueue {
    private final RequestServer server;
    private final RequestHandler aborted;
    private final LinkedBlockingQueue<Incoming> queue = new LinkedBlockingQueue<>();

    /**
     * A queue.
     *
     * @param aborted answers the cells that stood behind a failed one
     */
    ShellQueue(RequestServer server, RequestHandler aborted) {
        this.server = server;
        this.aborted = aborted;
    }

    /** Starts to serve. */
    void start() {
        Thread thread = new Thread(this::run, "shell");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether requests of this type get a reply here. */
    boolean knows(String type) {
        return server.knows(type);
    }

    /** Takes a request; returns at once. */
    void add(Incoming incoming) {
        queue.add(incoming);
    }

    private void run() {
        try {
            while (true) {
                Incoming incoming = queue.take();
                List<Incoming> behind = new ArrayList<>();
                server.serve(incoming, reply -> {
                    if (stopsOthers(incoming, reply)) {
                        // Now, for what a front end sends when it has the reply is not behind this cell any more.
                        queue.drainTo(behind);
                    }
                });
                behind.forEach(this::abort);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As ipykernel does, a silent cell that fails stops nothing: nobody sees that it has failed. */
    private static boolean stopsOthers(Incoming incoming, ObjectNode reply) {
        if (!incoming.isCell() || !reply.path("status").asText().equals("error")) {
            return false;
        }
        ObjectNode content = incoming.request().content();
        return content.path("stop_on_error").asBoolean(true)
                && !content.path("silent").asBoolean(false);
    }

    /** Cells are answered with {@code aborted}, other requests as always. */
    private void abort(Incoming incoming) {
        if (incoming.isCell()) {
            server.serveBy(aborted, incoming);
        } else {
            server.serve(incoming);
        }
    }
}
