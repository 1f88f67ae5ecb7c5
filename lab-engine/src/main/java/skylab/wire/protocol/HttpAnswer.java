package skylab.wire.protocol;

import java.util.Map;

/**
 * An answer to be sent.
 *
 * @param status e.g. 200
 * @param headers by name
 * @param payload its body
 */
public record HttpAnswer(int status, Map<String, String> headers, Payload payload) {
    /** An answer whose body is in one piece. */
    public HttpAnswer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, Payload.of(body));
    }

    /** The body in one piece; for short ones. */
    public byte[] body() {
        return payload.bytes();
    }
}
