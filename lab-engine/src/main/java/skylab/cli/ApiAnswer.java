package skylab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import skylab.guest.disk.Bytes;

/** What came of a call. */
public sealed interface ApiAnswer {
    /**
     * It was done.
     *
     * @param response the members that are set, with the API's names
     * @param body of an answer with a body of its own, otherwise empty
     */
    record Done(ObjectNode response, Bytes body) implements ApiAnswer {}

    /**
     * It was refused.
     *
     * @param code AWS's error code
     * @param message AWS's words
     */
    record Refused(String code, String message) implements ApiAnswer {}
}
