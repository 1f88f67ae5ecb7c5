package skylab.kernel.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A bound socket on a thread of its own. Anybody may send: what is sent goes through an in-process pipe to the thread
 * that owns the socket, because ZeroMQ sockets belong to one thread. The thread blocks until there is something to do.
 */
public final class Channel {
    /** How long closing waits for peers to take what was sent to them, in milliseconds. */
    static final int LINGER_MILLIS = 1000;

    private static final List<byte[]> CLOSE = List.of(new byte[0]);

    private final ZMQ.Socket socket;
    private final ZMQ.Socket inbox;
    private final ZMQ.Socket outbox;
    private final ZMQ.Poller poller;
    private final BiConsumer<Channel, List<byte[]>> receiver;
    private final SafeThread sender;
    private final Queue<List<byte[]>> outgoing = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private boolean closed;

    private Channel(
            ZContext context,
            String name,
            SocketType type,
            String address,
            SafeThread sender,
            BiConsumer<Channel, List<byte[]>> receiver) {
        this.receiver = receiver;
        this.sender = sender;
        socket = unlimited(context.createSocket(type));
        socket.setLinger(LINGER_MILLIS);
        if (type == SocketType.ROUTER) {
            // A front end that reconnects with its identity takes over instead of being ignored.
            socket.setRouterHandover(true);
        }
        if (type == SocketType.XPUB) {
            // Every subscriber is welcomed, not only the first.
            socket.setXpubVerbose(true);
        }
        socket.bind(address);
        inbox = unlimited(context.createSocket(SocketType.PULL));
        outbox = unlimited(context.createSocket(SocketType.PUSH));
        inbox.bind("inproc://" + name);
        outbox.connect("inproc://" + name);
        poller = context.createPoller(2);
        poller.register(inbox, ZMQ.Poller.POLLIN);
        poller.register(socket, ZMQ.Poller.POLLIN);
        thread = new Thread(this::run, "channel-" + name);
        thread.setDaemon(true);
    }

    /**
     * Binds a socket and starts its thread.
     *
     * @param sender sends for threads that may be interrupted
     * @param receiver gets the channel and the frames of each incoming message, on the channel's thread
     * @throws ZMQException when the address is taken
     */
    static Channel open(
            ZContext context,
            String name,
            SocketType type,
            String address,
            SafeThread sender,
            BiConsumer<Channel, List<byte[]>> receiver) {
        Channel channel = new Channel(context, name, type, address, sender, receiver);
        channel.thread.start();
        return channel;
    }

    /**
     * Sends the frames as one message, in the order of the calls; after {@link #close} does nothing. Never blocks on the
     * network.
     */
    public void send(List<byte[]> frames) {
        outgoing.add(frames);
        sender.run(this::sendOutgoing);
    }

    private synchronized void sendOutgoing() {
        for (List<byte[]> frames = outgoing.poll(); frames != null; frames = outgoing.poll()) {
            if (!closed) {
                sendTo(outbox, frames);
            }
        }
    }

    /** Sends what is still waiting, then closes the socket and waits for its thread. */
    void close() throws InterruptedException {
        synchronized (this) {
            sendOutgoing();
            if (!closed) {
                sendTo(outbox, CLOSE);
                closed = true;
            }
        }
        thread.join();
    }

    private void run() {
        boolean open = true;
        while (open) {
            poller.poll(-1);
            // Both are drained: after one message another is often there already.
            for (List<byte[]> frames = receive(inbox); open && frames != null; frames = receive(inbox)) {
                if (frames.size() == 1 && frames.get(0).length == 0) {
                    open = false;
                } else {
                    sendTo(socket, frames);
                }
            }
            for (List<byte[]> frames = receive(socket); open && frames != null; frames = receive(socket)) {
                receiver.accept(this, frames);
            }
        }
        poller.close();
        inbox.close();
        outbox.close();
        socket.close();
    }

    private static List<byte[]> receive(ZMQ.Socket from) {
        byte[] first = from.recv(ZMQ.DONTWAIT);
        if (first == null) {
            return null;
        }
        List<byte[]> frames = new ArrayList<>();
        frames.add(first);
        while (from.hasReceiveMore()) {
            frames.add(from.recv());
        }
        return frames;
    }

    private static void sendTo(ZMQ.Socket to, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            to.send(frames.get(i), i < last ? ZMQ.SNDMORE : 0);
        }
    }

    private static ZMQ.Socket unlimited(ZMQ.Socket socket) {
        socket.setHWM(0);
        return socket;
    }

    /** A receiver that ignores the channel. */
    static BiConsumer<Channel, List<byte[]>> to(Consumer<List<byte[]>> consumer) {
        return (channel, frames) -> consumer.accept(frames);
    }
}
