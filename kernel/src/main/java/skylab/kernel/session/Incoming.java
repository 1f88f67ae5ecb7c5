package skylab.kernel.session;

import skylab.kernel.channels.Channel;
import skylab.kernel.protocol.Message;

/**
 * A request and the channel on which it came, where its reply belongs.
 *
 * @param request what is asked
 * @param channel shell or control
 */
record Incoming(Message request, Channel channel) {
    boolean isCell() {
        return request.type().equals("execute_request");
    }
}
