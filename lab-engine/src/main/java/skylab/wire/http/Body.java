package skylab.wire.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** The body of a request, gathered as it comes; while it does not come no thread waits for it. */
final class Body implements Runnable {
    private final Request request;
    private final int most;
    private final Receiver receiver;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Body(Request request, int most, Receiver receiver) {
        this.request = request;
        this.most = most;
        this.receiver = receiver;
    }

    /** Who awaits a body. Exactly one of these is called, once. */
    interface Receiver {
        /** It is here. */
        void received(byte[] body);

        /** It is larger than it may be. */
        void tooLarge();

        /** It does not come any more. */
        void failed(Throwable failure);
    }

    /**
     * Gathers a body.
     *
     * @param most how many bytes it may have
     */
    static void gather(Request request, int most, Receiver receiver) {
        new Body(request, most, receiver).run();
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                receiver.failed(chunk.getFailure());
                return;
            }
            boolean fits = add(chunk.getByteBuffer());
            chunk.release();
            if (!fits) {
                receiver.tooLarge();
                return;
            }
            if (chunk.isLast()) {
                receiver.received(bytes.toByteArray());
                return;
            }
        }
    }

    private boolean add(ByteBuffer part) {
        if (part.remaining() > most - bytes.size()) {
            return false;
        }
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        return true;
    }
}
