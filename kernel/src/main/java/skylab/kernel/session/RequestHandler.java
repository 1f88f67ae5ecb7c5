package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import skylab.kernel.protocol.Message;

/** Answers the requests of one type. */
@FunctionalInterface
interface RequestHandler {
    /** The content of the reply; null when the type has none. */
    ObjectNode handle(Message request) throws Exception;
}
