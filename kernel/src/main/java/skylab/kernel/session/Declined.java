package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/**
 * Requests of optional features that this kernel does not have and does not claim in {@code supported_features}. An error
 * comes back at once, so that a front end that asks all the same does not wait.
 */
final class Declined {
    static final Map<String, RequestHandler> HANDLERS = Map.of(
            "debug_request", Declined::debug,
            "create_subshell_request", Declined::subshell,
            "delete_subshell_request", Declined::subshell,
            "list_subshell_request", Declined::subshell);

    private Declined() {}

    /** A failed response as the Debug Adapter Protocol has it; the fields of an error reply besides. */
    private static ObjectNode debug(Message request) {
        ObjectNode content = Replies.error("NotSupported", "this kernel has no debugger", List.of())
                .put("type", "response")
                .put("request_seq", request.content().path("seq").asInt(0))
                .put("success", false)
                .put("command", request.content().path("command").asText())
                .put("message", "this kernel has no debugger");
        content.set("body", Json.object());
        return content;
    }

    private static ObjectNode subshell(Message request) {
        return Replies.error("NotSupported", "this kernel has no subshells", List.of());
    }
}
