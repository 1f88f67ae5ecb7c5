package skylab.kernel.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/**
 * Conversations between a front end's widgets and objects in the kernel: {@code comm_*} messages, Jupyter messaging,
 * "Custom Messages". What a listener shows belongs to the message that it hears.
 */
public final class Comms {
    private final OutputGatherer output;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private final Map<String, Comm> comms = new ConcurrentHashMap<>();

    /** Comms that speak under the latest request. */
    Comms(OutputGatherer output) {
        this.output = output;
    }

    /** Takes the conversations that a front end opens under a name. */
    @FunctionalInterface
    public interface Target {
        /** A conversation was opened; what comes later goes to the listener that this returns. */
        Listener opened(Comm comm, JsonNode data);
    }

    /** Hears what the front end says in a conversation. */
    @FunctionalInterface
    public interface Listener {
        /** One message. */
        void received(JsonNode data, List<byte[]> buffers);
    }

    /** One conversation. */
    public final class Comm {
        private final String id;
        private final String target;
        private volatile Listener listener = (data, buffers) -> {};

        private Comm(String id, String target) {
            this.id = id;
            this.target = target;
        }

        /** The id that both sides use. */
        public String id() {
            return id;
        }

        /** Sends data to the front end; nothing when the conversation has ended. */
        public void send(ObjectNode data, List<byte[]> buffers) {
            if (comms.get(id) == this) {
                show("comm_msg", id, data, buffers);
            }
        }

        /** Ends the conversation from this side. */
        public void close() {
            if (comms.remove(id, this)) {
                show("comm_close", id, Json.object(), List.of());
            }
        }
    }

    /** Registers who takes the conversations of a name. */
    public void register(String name, Target target) {
        targets.put(name, target);
    }

    /** Opens a conversation from this side. */
    public Comm open(String target, ObjectNode data, ObjectNode metadata, List<byte[]> buffers, Listener listener) {
        Comm comm = new Comm(UUID.randomUUID().toString(), target);
        comm.listener = listener;
        comms.put(comm.id, comm);
        ObjectNode content = Json.object().put("comm_id", comm.id).put("target_name", target);
        content.set("data", data);
        output.show("comm_open", content, metadata, buffers);
        return comm;
    }

    ObjectNode opened(Message request) {
        output.begin(request.header());
        String id = request.content().path("comm_id").asText();
        String name = request.content().path("target_name").asText();
        Target target = targets.get(name);
        if (target == null) {
            show("comm_close", id, Json.object(), List.of());
            return null;
        }
        Comm comm = new Comm(id, name);
        comms.put(id, comm);
        comm.listener = target.opened(comm, request.content().path("data"));
        return null;
    }

    ObjectNode received(Message request) {
        output.begin(request.header());
        Comm comm = comms.get(request.content().path("comm_id").asText());
        if (comm != null) {
            comm.listener.received(request.content().path("data"), request.buffers());
        }
        return null;
    }

    ObjectNode closed(Message request) {
        comms.remove(request.content().path("comm_id").asText());
        return null;
    }

    ObjectNode info(Message request) {
        String target = request.content().path("target_name").asText("");
        ObjectNode reply = Replies.ok();
        ObjectNode list = reply.putObject("comms");
        comms.values().stream()
                .filter(comm -> target.isEmpty() || comm.target.equals(target))
                .forEach(comm -> list.putObject(comm.id).put("target_name", comm.target));
        return reply;
    }

    private void show(String type, String id, ObjectNode data, List<byte[]> buffers) {
        ObjectNode content = Json.object().put("comm_id", id);
        content.set("data", data);
        output.show(type, content, Json.object(), buffers);
    }
}
