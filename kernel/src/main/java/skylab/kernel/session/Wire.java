package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import skylab.kernel.channels.Channel;
import skylab.kernel.channels.Channels;
import skylab.kernel.output.Publication;
import skylab.kernel.output.Publisher;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.MalformedMessageException;
import skylab.kernel.protocol.Message;
import skylab.kernel.protocol.MessageCodec;

/** Messages of this kernel, out to its channels and in from them. Safe for many threads. */
final class Wire implements Publisher {
    private final MessageCodec codec;
    private final Header headers;
    private final CompletableFuture<Channels> channels = new CompletableFuture<>();

    Wire(MessageCodec codec, Header headers) {
        this.codec = codec;
        this.headers = headers;
    }

    /** From now on messages are sent; those before have waited. */
    void connect(Channels bound) {
        channels.complete(bound);
    }

    Channels channels() {
        return channels.join();
    }

    /** The date of now as headers write it. */
    String now() {
        return headers.now();
    }

    /** The message in the frames; null when there is none that came from one of our front ends. */
    Message read(List<byte[]> frames) {
        try {
            return codec.decode(frames);
        } catch (MalformedMessageException e) {
            // Nobody to tell: whoever sent it does not know the key, or is no front end.
            return null;
        }
    }

    @Override
    public void publish(ObjectNode parentHeader, Publication publication) {
        String topic = "kernel." + headers.session() + "." + publication.type();
        channels()
                .iopub()
                .send(codec.encode(new Message(
                        List.of(topic.getBytes(StandardCharsets.UTF_8)),
                        headers.next(publication.type()),
                        parentHeader,
                        publication.metadata(),
                        publication.content(),
                        publication.buffers())));
    }

    /** Tells all front ends the state of the kernel, {@code starting}, {@code busy} or {@code idle}. */
    void status(ObjectNode parentHeader, String state) {
        publish(parentHeader, new Publication("status", Json.object().put("execution_state", state)));
    }

    /** Welcomes a new subscriber of iopub, under the topic that it has subscribed to. */
    void welcome(byte[] topic, String subscription) {
        channels()
                .iopub()
                .send(codec.encode(new Message(
                        List.of(topic),
                        headers.next("iopub_welcome"),
                        Json.object(),
                        Json.object(),
                        Json.object().put("subscription", subscription),
                        List.of())));
    }

    /** Sends something to the front end that sent the request, under its header. */
    void answer(Channel channel, Message request, String type, ObjectNode metadata, ObjectNode content) {
        channel.send(codec.encode(
                new Message(request.identities(), headers.next(type), request.header(), metadata, content, List.of())));
    }
}
