package skylab.kernel.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One message of the Jupyter protocol.
 *
 * @param identities routing frames in front of the delimiter: of a peer (ROUTER) or a topic (XPUB)
 * @param header who, when, what; see {@link Header}
 * @param parentHeader the header of the request this answers, kept as it came, or empty
 * @param metadata free
 * @param content what the type says
 * @param buffers raw bytes behind the JSON
 */
public record Message(
        List<byte[]> identities,
        ObjectNode header,
        ObjectNode parentHeader,
        ObjectNode metadata,
        ObjectNode content,
        List<byte[]> buffers) {

    /** The message type, such as {@code execute_request}. */
    public String type() {
        return header.path("msg_type").asText();
    }

    /** The sender's id of this message. */
    public String id() {
        return header.path("msg_id").asText();
    }
}
