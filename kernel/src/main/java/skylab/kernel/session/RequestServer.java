package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/**
 * Has one request after the other answered: busy, what its handler shows, the reply, idle.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#request-reply">Request-Reply</a>
 */
final class RequestServer {
    private final Wire wire;
    private final Map<String, RequestHandler> handlers;
    private final Runnable settle;
    private final Consumer<String> served;

    /**
     * A server of the requests of one channel.
     *
     * @param handlers by message type
     * @param settle has everything sent that a handler has shown
     * @param served told the type of each request when all about it was sent
     */
    RequestServer(Wire wire, Map<String, RequestHandler> handlers, Runnable settle, Consumer<String> served) {
        this.wire = wire;
        this.handlers = Map.copyOf(handlers);
        this.settle = settle;
        this.served = served;
    }

    /** Whether requests of this type get a reply here. */
    boolean knows(String type) {
        return handlers.containsKey(type);
    }

    /** Has a request answered; one of a type that nobody knows gets busy and idle, but no reply. */
    void serve(Incoming incoming) {
        answer(incoming, handler(incoming), content -> {});
    }

    /**
     * Has a request answered.
     *
     * @param beforeReply gets the content of the reply, null when there is none, before anybody else hears of it
     */
    void serve(Incoming incoming, Consumer<ObjectNode> beforeReply) {
        answer(incoming, handler(incoming), beforeReply);
    }

    /** Has a request answered by this handler instead of the one for its type. */
    void serveBy(RequestHandler handler, Incoming incoming) {
        answer(incoming, handler, content -> {});
    }

    private RequestHandler handler(Incoming incoming) {
        return handlers.getOrDefault(incoming.request().type(), unknown -> null);
    }

    private void answer(Incoming incoming, RequestHandler handler, Consumer<ObjectNode> beforeReply) {
        Message request = incoming.request();
        wire.status(request.header(), "busy");
        ObjectNode metadata = Json.object();
        if (incoming.isCell()) {
            // Front ends show from it how long a cell took.
            metadata.put("started", wire.now());
        }
        ObjectNode content = content(request, handler);
        settle.run();
        beforeReply.accept(content);
        if (content != null) {
            if (incoming.isCell()) {
                metadata.set("status", content.path("status"));
            }
            String type = request.type().replaceFirst("_request$", "_reply");
            wire.answer(incoming.channel(), request, type, metadata, content);
        }
        wire.status(request.header(), "idle");
        served.accept(request.type());
    }

    private static ObjectNode content(Message request, RequestHandler handler) {
        try {
            return handler.handle(request);
        } catch (Fields.UnusableException e) {
            return Replies.error("BadRequest", e.getMessage(), List.of());
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return Replies.error(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of());
        }
    }
}
