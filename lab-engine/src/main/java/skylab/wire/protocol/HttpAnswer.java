package skylab.wire.protocol;

import java.util.Map;

/**
 * An answer to be sent.
 *
 * @param status e.g. 200
 * @param headers by name
 * @param body the whole body
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {}
