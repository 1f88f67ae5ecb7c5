package skylab.kernel.channels;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import skylab.kernel.protocol.ConnectionInfo;

/** The five channels of a kernel. */
public final class Channels implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final SafeThread sender = new SafeThread();
    private final Channel shell;
    private final Channel control;
    private final Channel stdin;
    private final Channel iopub;
    private final Channel heartbeat;

    /**
     * Binds all sockets.
     *
     * @throws org.zeromq.ZMQException when a port is taken
     */
    public Channels(ConnectionInfo info, FrameReceiver receiver) {
        // To a peer a ROUTER that sends everything back is a REP, but one that no sequence of messages puts out of
        // step.
        heartbeat = open("heartbeat", SocketType.ROUTER, info, info.heartbeatPort(), Channel::send);
        iopub = open(
                "iopub",
                SocketType.XPUB,
                info,
                info.iopubPort(),
                Channel.to(frames -> subscription(frames.get(0), receiver)));
        stdin = open("stdin", SocketType.ROUTER, info, info.stdinPort(), Channel.to(receiver::stdin));
        control = open("control", SocketType.ROUTER, info, info.controlPort(), Channel.to(receiver::control));
        shell = open("shell", SocketType.ROUTER, info, info.shellPort(), Channel.to(receiver::shell));
    }

    /** Replies to requests; as are the others, usable from any thread. */
    public Channel shell() {
        return shell;
    }

    /** Replies to requests that must not wait behind a running cell. */
    public Channel control() {
        return control;
    }

    /** Asks a front end for input. */
    public Channel stdin() {
        return stdin;
    }

    /** Tells all front ends. */
    public Channel iopub() {
        return iopub;
    }

    /** Closes all channels; what was sent before still arrives, unless its receiver has gone. */
    @Override
    public void close() {
        try {
            for (Channel channel : List.of(shell, control, stdin, iopub, heartbeat)) {
                channel.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }

    private Channel open(
            String name, SocketType type, ConnectionInfo info, int port, BiConsumer<Channel, List<byte[]>> receiver) {
        return Channel.open(context, name, type, info.address(port), sender, receiver);
    }

    private static void subscription(byte[] frame, FrameReceiver receiver) {
        if (frame.length > 0 && frame[0] == 1) {
            receiver.subscribed(Arrays.copyOfRange(frame, 1, frame.length));
        }
    }
}
