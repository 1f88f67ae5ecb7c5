package skylab.guest.command.web;

import java.time.Duration;
import java.util.Optional;
import skylab.guest.disk.Content;
import skylab.network.web.HttpHead;

/**
 * What came of a request.
 *
 * @param call the request
 * @param problem why nothing came; empty if an answer did
 * @param head of the answer
 * @param headText the head as it came
 * @param body of the answer
 * @param address of the server
 * @param lookedUp when its name was known, after the beginning
 * @param connected when the connection stood
 * @param taken how long it took altogether
 */
record HttpResult(
        HttpCall call,
        Optional<Problem> problem,
        Optional<HttpHead> head,
        String headText,
        Content body,
        String address,
        Duration lookedUp,
        Duration connected,
        Duration taken) {
    /** Why nothing came. */
    enum Problem {
        UNKNOWN_HOST,
        REFUSED,
        CONNECT_TIMEOUT,
        TIMEOUT,
        NO_TLS,
        EMPTY,
        RESET
    }

    int status() {
        return head.map(HttpHead::status).orElse(0);
    }
}
