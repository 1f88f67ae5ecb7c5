package skylab.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import skylab.wire.protocol.HttpCall;
import skylab.wire.protocol.Malformed;

/** Bodies that clients have compressed, as they do with large ones (Smithy, "requestCompression trait"). */
final class Compression {
    private static final int MOST_BYTES = 100 * 1024 * 1024;

    private Compression() {}

    /**
     * The request as it was before.
     *
     * @throws Malformed if the body is not what its header says, or larger than 100 MB
     */
    static HttpCall undo(HttpCall call) {
        Optional<String> encoding = call.header("content-encoding").filter(name -> name.equalsIgnoreCase("gzip"));
        if (encoding.isEmpty()) {
            return call;
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(call.body()))) {
            byte[] body = stream.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new Malformed(
                        "RequestEntityTooLarge", "The request must not be larger than " + MOST_BYTES + " bytes", 413);
            }
            return new HttpCall(call.method(), call.path(), call.query(), call.headers(), body);
        } catch (IOException e) {
            throw new Malformed("SerializationException", "The body is not compressed as it says: " + e.getMessage());
        }
    }
}
