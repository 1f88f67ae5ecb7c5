package skylab.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import skylab.kernel.protocol.Json;

/**
 * Something to tell all front ends.
 *
 * @param type the message type, such as {@code stream}
 * @param content what the type says
 * @param metadata of the message, such as the version of the widget protocol of a {@code comm_open}
 * @param buffers raw bytes behind the JSON, as {@code comm_msg} may carry
 */
public record Publication(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
    /** A message without metadata and buffers, as most are. */
    public Publication(String type, ObjectNode content) {
        this(type, content, Json.object(), List.of());
    }
}
