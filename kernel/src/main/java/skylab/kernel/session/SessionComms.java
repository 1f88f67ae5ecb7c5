package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import skylab.kernel.notebook.CommHost;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.Json;

/** Comms for code of the session: JSON as maps, and listeners that run as cells do. */
final class SessionComms implements CommHost {
    private final Comms comms;
    private final OutputGatherer output;
    private final Consumer<Callable<?>> runner;

    /**
     * Comms over these.
     *
     * @param runner runs code of the session and shows how it failed
     */
    SessionComms(Comms comms, OutputGatherer output, Consumer<Callable<?>> runner) {
        this.comms = comms;
        this.output = output;
        this.runner = runner;
    }

    private record SessionComm(Comms.Comm comm) implements Comm {
        @Override
        public String id() {
            return comm.id();
        }

        @Override
        public void send(Map<String, ?> data, List<byte[]> buffers) {
            comm.send(tree(data), buffers);
        }

        @Override
        public void close() {
            comm.close();
        }
    }

    @Override
    public Comm open(
            String target, Map<String, ?> data, Map<String, ?> metadata, List<byte[]> buffers, Listener listener) {
        return new SessionComm(comms.open(
                target,
                tree(data),
                tree(metadata),
                buffers,
                (said, bytes) -> runner.accept(() -> {
                    listener.received(Json.map(said), bytes);
                    return null;
                })));
    }

    @Override
    public String parentId() {
        return output.parent().path("msg_id").asText();
    }

    private static ObjectNode tree(Map<String, ?> data) {
        return (ObjectNode) Json.tree(data);
    }
}
