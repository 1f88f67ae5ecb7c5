package skylab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of a call. */
public sealed interface ApiAnswer {
    /**
     * It was done.
     *
     * @param response the members that are set, with the API's names
     */
    record Done(ObjectNode response) implements ApiAnswer {}

    /**
     * It was refused.
     *
     * @param code AWS's error code
     * @param message AWS's words
     */
    record Refused(String code, String message) implements ApiAnswer {}
}
