package skylab.kernel.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import skylab.kernel.protocol.Json;
import skylab.kernel.widget.WidgetStates;

/**
 * Tells a front end that connects later of all widgets at once: the target {@code jupyter.widget.control} of the
 * Jupyter widgets messaging protocol, "Control Widget messaging protocol, version 1.0".
 */
final class WidgetControl implements Comms.Listener {
    static final String TARGET = "jupyter.widget.control";

    private final Comms.Comm comm;

    WidgetControl(Comms.Comm comm, JsonNode data) {
        this.comm = comm;
    }

    @Override
    public void received(JsonNode data, List<byte[]> buffers) {
        if (data.path("method").asText().equals("request_states")) {
            WidgetStates states = WidgetStates.ofSession();
            Map<String, Object> reply =
                    Map.of("method", "update_states", "states", states.states(), "buffer_paths", states.bufferPaths());
            comm.send((ObjectNode) Json.tree(reply), states.buffers());
        }
    }
}
