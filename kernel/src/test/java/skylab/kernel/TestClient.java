package skylab.kernel;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

/** A front end for tests: sends requests, waits for what comes back. */
final class TestClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final ZContext context = new ZContext();
    private final Header headers = new Header("client", Clock.systemUTC());
    private final MessageCodec codec;
    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    final ZMQ.Socket heartbeat;

    TestClient(ConnectionInfo info) {
        codec = new MessageCodec(new Signature(info.scheme(), info.key()));
        shell = connect(SocketType.DEALER, info.address(info.shellPort()));
        control = connect(SocketType.DEALER, info.address(info.controlPort()));
        stdin = connect(SocketType.DEALER, info.address(info.stdinPort()));
        heartbeat = connect(SocketType.REQ, info.address(info.heartbeatPort()));
        iopub = connect(SocketType.SUB, info.address(info.iopubPort()));
        iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
    }

    private ZMQ.Socket connect(SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setIdentity("client".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        socket.setReceiveTimeOut(TIMEOUT_MILLIS);
        socket.setLinger(0);
        socket.connect(address);
        return socket;
    }

    /** Sends a request; returns its id. */
    String send(ZMQ.Socket socket, String type, ObjectNode content) {
        Message message = new Message(List.of(), headers.next(type), Json.object(), Json.object(), content, List.of());
        sendFrames(socket, codec.encode(message));
        return message.id();
    }

    void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    Message receive(ZMQ.Socket socket) throws MalformedMessageException {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            assertNotNull(frame, "nothing came");
            frames.add(frame);
        } while (socket.hasReceiveMore());
        return codec.decode(frames);
    }

    /** Waits until the kernel has seen the subscription; from then on nothing on iopub is missed. */
    void awaitWelcome() throws MalformedMessageException {
        Message message = receive(iopub);
        while (!message.type().equals("iopub_welcome")) {
            message = receive(iopub);
        }
    }

    /** What comes on iopub under a request until it is idle, without the states. */
    List<Message> untilIdle(String id) throws MalformedMessageException {
        List<Message> messages = new ArrayList<>();
        while (true) {
            Message message = receive(iopub);
            if (!message.parentHeader().path("msg_id").asText().equals(id)) {
                continue;
            }
            if (message.content().path("execution_state").asText().equals("idle")) {
                return messages;
            }
            if (!message.type().equals("status")) {
                messages.add(message);
            }
        }
    }

    String execute(String code) {
        return send(shell, "execute_request", Json.object().put("code", code).put("allow_stdin", true));
    }

    @Override
    public void close() {
        context.close();
    }
}
