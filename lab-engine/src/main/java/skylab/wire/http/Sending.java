package skylab.wire.http;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;
import skylab.wire.protocol.Payload;

/**
 * Sends a body piece by piece, through one buffer of memory that the operating system reads from: the JVM would copy all of
 * what it is given to write, however little the client takes at a time.
 */
final class Sending extends IteratingNestedCallback {
    /** The most that Jetty's pool lends. */
    private static final int PIECE = 64 * 1024;

    private final Response response;
    private final RetainableByteBuffer buffer;
    private final Iterator<byte[]> parts;
    private long unsent;
    private byte[] part = {};
    private int taken;

    private Sending(Response response, Payload payload, RetainableByteBuffer buffer, Callback callback) {
        super(callback);
        this.response = response;
        this.buffer = buffer;
        this.parts = payload.parts().iterator();
        this.unsent = payload.size();
    }

    /** Sends a body; the callback is told when it is out. */
    static void send(Response response, Payload payload, Callback callback) {
        long size = payload.size();
        if (size <= PIECE) {
            response.write(true, ByteBuffer.wrap(payload.bytes()), callback);
        } else {
            response.getHeaders().put("Content-Length", size);
            RetainableByteBuffer buffer =
                    response.getRequest().getComponents().getByteBufferPool().acquire(PIECE, true);
            new Sending(response, payload, buffer, Callback.from(callback, buffer::release)).iterate();
        }
    }

    @Override
    protected Action process() {
        if (unsent == 0) {
            return Action.SUCCEEDED;
        }
        ByteBuffer piece = buffer.getByteBuffer();
        piece.clear().limit((int) Math.min(PIECE, unsent));
        while (piece.hasRemaining()) {
            if (taken == part.length) {
                part = parts.next();
                taken = 0;
            }
            int more = Math.min(piece.remaining(), part.length - taken);
            piece.put(part, taken, more);
            taken += more;
        }
        piece.flip();
        unsent -= piece.remaining();
        response.write(unsent == 0, piece, this);
        return Action.SCHEDULED;
    }
}
