package skylab.kernel.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/** Conversations between a front end's widgets and objects in the kernel: {@code comm_*} messages. */
public final class Comms {
    private final OutputGatherer output;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private final Map<String, Comm> comms = new ConcurrentHashMap<>();

    /** Comms that speak under the latest cell. */
    Comms(OutputGatherer output) {
        this.output = output;
    }

    /** Takes the conversations that a front end opens under a name. */
    @FunctionalInterface
    public interface Target {
        /** A conversation was opened; what comes later goes to the listener that this returns. */
        Consumer<ObjectNode> opened(Comm comm, JsonNode data);
    }

    /** One conversation. */
    public final class Comm {
        private final String id;
        private final String target;
        private Consumer<ObjectNode> listener = content -> {};

        private Comm(String id, String target) {
            this.id = id;
            this.target = target;
        }

        /** The id that both sides use. */
        public String id() {
            return id;
        }

        /** Sends data to the front end. */
        public void send(ObjectNode data) {
            Comms.this.send("comm_msg", id, data);
        }

        /** Ends the conversation from this side. */
        public void close() {
            if (comms.remove(id) != null) {
                Comms.this.send("comm_close", id, Json.object());
            }
        }
    }

    /** Registers who takes the conversations of a name. */
    public void register(String name, Target target) {
        targets.put(name, target);
    }

    /** Opens a conversation from this side; the listener gets the content of what comes. */
    public Comm open(String target, ObjectNode data, Consumer<ObjectNode> listener) {
        Comm comm = new Comm(UUID.randomUUID().toString(), target);
        comm.listener = listener;
        comms.put(comm.id, comm);
        ObjectNode content = Json.object().put("comm_id", comm.id).put("target_name", target);
        content.set("data", data);
        output.show("comm_open", content);
        return comm;
    }

    ObjectNode opened(Message request) {
        // What the target shows belongs to this message, not to the cell before it.
        output.begin(request.header());
        String id = request.content().path("comm_id").asText();
        String name = request.content().path("target_name").asText();
        Target target = targets.get(name);
        if (target == null) {
            send("comm_close", id, Json.object());
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
            comm.listener.accept(request.content());
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

    private void send(String type, String id, ObjectNode data) {
        ObjectNode content = Json.object().put("comm_id", id);
        content.set("data", data);
        output.show(type, content);
    }
}
