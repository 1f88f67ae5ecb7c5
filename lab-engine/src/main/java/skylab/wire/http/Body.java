package skylab.wire.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** The body of a request, gathered as it comes; while it does not come no thread waits for it. */
final class Body implements Runnable {
    private final Request request;
    private final int most;
    private final Room room;
    private final Receiver receiver;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Body(Request request, int most, Room room, Receiver receiver) {
        this.request = request;
        this.most = most;
        this.room = room;
        this.receiver = receiver;
    }

    /** What became of a part. */
    private enum Part {
        KEPT,
        TOO_LARGE,
        NO_ROOM
    }

    /** Who awaits a body. Exactly one of these is called, once. */
    interface Receiver {
        /** It is here. */
        void received(byte[] body);

        /** It is larger than it may be. */
        void tooLarge();

        /** Too many others are on their way. */
        void noRoom();

        /** It does not come any more. */
        void failed(Throwable failure);
    }

    /**
     * Gathers a body.
     *
     * @param most how many bytes it may have
     * @param room that it shares with others until it is received
     */
    static void gather(Request request, int most, Room room, Receiver receiver) {
        new Body(request, most, room, receiver).run();
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                room.give(bytes.size());
                receiver.failed(chunk.getFailure());
                return;
            }
            Part part = add(chunk.getByteBuffer());
            chunk.release();
            if (part != Part.KEPT) {
                room.give(bytes.size());
                if (part == Part.TOO_LARGE) {
                    receiver.tooLarge();
                } else {
                    receiver.noRoom();
                }
                return;
            }
            if (chunk.isLast()) {
                try {
                    receiver.received(bytes.toByteArray());
                } finally {
                    room.give(bytes.size());
                }
                return;
            }
        }
    }

    private Part add(ByteBuffer part) {
        if (part.remaining() > most - bytes.size()) {
            return Part.TOO_LARGE;
        }
        if (!room.take(part.remaining())) {
            return Part.NO_ROOM;
        }
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        return Part.KEPT;
    }
}
