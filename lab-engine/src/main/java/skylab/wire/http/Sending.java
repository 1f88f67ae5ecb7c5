package skylab.wire.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/** Sends a body piece by piece: the JVM copies all of what it is given to write, however little the client takes at a time. */
final class Sending extends IteratingNestedCallback {
    private static final int PIECE = 128 * 1024;

    private final Response response;
    private final byte[] body;
    private int sent;
    private boolean done;

    private Sending(Response response, byte[] body, Callback callback) {
        super(callback);
        this.response = response;
        this.body = body;
    }

    /** Sends a body of a known length; the callback is told when it is out. */
    static void send(Response response, byte[] body, Callback callback) {
        if (body.length <= PIECE) {
            response.write(true, ByteBuffer.wrap(body), callback);
        } else {
            response.getHeaders().put("Content-Length", body.length);
            new Sending(response, body, callback).iterate();
        }
    }

    @Override
    protected Action process() {
        if (done) {
            return Action.SUCCEEDED;
        }
        int length = Math.min(PIECE, body.length - sent);
        ByteBuffer piece = ByteBuffer.wrap(body, sent, length);
        sent += length;
        done = sent == body.length;
        response.write(done, piece, this);
        return Action.SCHEDULED;
    }
}
