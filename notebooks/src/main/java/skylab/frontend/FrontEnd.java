package skylab.frontend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.MalformedMessageException;
import skylab.kernel.protocol.Message;
import skylab.kernel.protocol.MessageCodec;
import skylab.kernel.protocol.Signature;

/** A front end for one kernel: sends requests and blocks until what they ask for has come. For one thread. */
public final class FrontEnd implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LOOK_MILLIS = 250;
    private static final int SUBSCRIPTION_MILLIS = 20;

    private final ZContext context = new ZContext();
    private final Header headers = new Header(UUID.randomUUID().toString(), Clock.systemUTC());
    private final MessageCodec codec;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private final BooleanSupplier alive;

    /**
     * What a cell did.
     *
     * @param reply the content of its {@code execute_reply}
     * @param streams how many {@code stream} messages came
     * @param printed the text in them
     */
    public record Execution(ObjectNode reply, int streams, String printed) {
        /** Whether the reply is anything but {@code ok}. */
        public boolean failed() {
            return !reply.path("status").asText().equals("ok");
        }
    }

    /**
     * A front end that connects as soon as the kernel has bound its sockets.
     *
     * @param alive whether the kernel is there at all: nobody waits for one that has ended
     */
    public FrontEnd(ConnectionInfo info, BooleanSupplier alive) {
        this.alive = alive;
        codec = new MessageCodec(new Signature(info.scheme(), info.key()));
        shell = connect(SocketType.DEALER, info.address(info.shellPort()));
        control = connect(SocketType.DEALER, info.address(info.controlPort()));
        iopub = connect(SocketType.SUB, info.address(info.iopubPort()));
        iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
    }

    private ZMQ.Socket connect(SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        // ZeroMQ's own default of 100 ms would hide when the kernel was ready.
        socket.setReconnectIVL(1);
        socket.setReceiveTimeOut(LOOK_MILLIS);
        socket.setHWM(0);
        socket.setLinger(0);
        socket.connect(address);
        return socket;
    }

    /** Sends a request on the shell channel and waits for its reply; answers the content of the reply. */
    public ObjectNode ask(String type, ObjectNode content) throws SilenceException {
        return reply(shell, send(shell, type, content));
    }

    /** Sends a request on the control channel; nobody waits for the reply. */
    public void tell(String type, ObjectNode content) {
        send(control, type, content);
    }

    /** Waits until the subscription has reached the kernel: from then on nothing that it publishes is missed. */
    public void awaitSubscription() throws SilenceException {
        iopub.setReceiveTimeOut(SUBSCRIPTION_MILLIS);
        try {
            List<byte[]> first = null;
            while (first == null) {
                ask("kernel_info_request", Json.object());
                first = frames(iopub);
            }
        } finally {
            iopub.setReceiveTimeOut(LOOK_MILLIS);
        }
    }

    /** Runs a cell and waits for its reply only, as whoever waits for the first result does. */
    public ObjectNode result(String code) throws SilenceException {
        return ask("execute_request", cell(code));
    }

    /** Runs a cell and waits until it has replied and is idle. */
    public Execution execute(String code) throws SilenceException {
        String id = send(shell, "execute_request", cell(code));
        ObjectNode reply = reply(shell, id);
        int streams = 0;
        StringBuilder printed = new StringBuilder();
        while (true) {
            Message message = publishedUnder(id);
            if (message.type().equals("stream")) {
                streams++;
                printed.append(message.content().path("text").asText());
            } else if (message.content().path("execution_state").asText().equals("idle")) {
                return new Execution(reply, streams, printed.toString());
            }
        }
    }

    /**
     * Runs a cell and waits until it has replied and is idle.
     *
     * @param listener told of every message that is published meanwhile, in order, from this thread
     * @return the content of its {@code execute_reply}
     */
    public ObjectNode execute(String code, Consumer<Message> listener) throws SilenceException {
        String id = send(shell, "execute_request", cell(code));
        Message message;
        do {
            message = publishedUnder(id);
            listener.accept(message);
        } while (!message.content().path("execution_state").asText().equals("idle"));
        return reply(shell, id);
    }

    /** Starts a cell and waits until it has printed something; answers its id. */
    public String start(String code) throws SilenceException {
        String id = send(shell, "execute_request", cell(code));
        while (!publishedUnder(id).type().equals("stream")) {
            continue;
        }
        return id;
    }

    /** Waits for the reply of a cell that was started. */
    public ObjectNode awaitReply(String id) throws SilenceException {
        return reply(shell, id);
    }

    private static ObjectNode cell(String code) {
        return Json.object()
                .put("code", code)
                .put("silent", false)
                .put("store_history", true)
                .put("allow_stdin", false)
                .put("stop_on_error", true)
                .set("user_expressions", Json.object());
    }

    private String send(ZMQ.Socket socket, String type, ObjectNode content) {
        Message message = new Message(List.of(), headers.next(type), Json.object(), Json.object(), content, List.of());
        List<byte[]> frames = codec.encode(message);
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
        return message.id();
    }

    private ObjectNode reply(ZMQ.Socket socket, String id) throws SilenceException {
        while (true) {
            Message message = message(socket, "reply");
            if (message.parentHeader().path("msg_id").asText().equals(id)) {
                return message.content();
            }
        }
    }

    private Message publishedUnder(String id) throws SilenceException {
        while (true) {
            Message message = message(iopub, "message on iopub");
            if (message.parentHeader().path("msg_id").asText().equals(id)) {
                return message;
            }
        }
    }

    private Message message(ZMQ.Socket socket, String awaited) throws SilenceException {
        while (true) {
            List<byte[]> frames = awaited(socket, awaited);
            try {
                return codec.decode(frames);
            } catch (MalformedMessageException e) {
                // Not for us; what we wait for is still to come.
                continue;
            }
        }
    }

    private List<byte[]> awaited(ZMQ.Socket socket, String awaited) throws SilenceException {
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += LOOK_MILLIS) {
            // In this order: what a kernel has said before it ended counts.
            boolean there = alive.getAsBoolean();
            List<byte[]> frames = frames(socket);
            if (frames != null) {
                return frames;
            }
            if (!there) {
                throw new SilenceException(awaited + ", the process has ended");
            }
        }
        throw new SilenceException(awaited);
    }

    private static List<byte[]> frames(ZMQ.Socket socket) {
        byte[] first = socket.recv();
        if (first == null) {
            return null;
        }
        List<byte[]> frames = new ArrayList<>(List.of(first));
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    @Override
    public void close() {
        context.close();
    }
}
