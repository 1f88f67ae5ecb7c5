package skylab.kernel.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages to ZeroMQ frames and back: identities, delimiter, signature, header, parent, metadata, content, buffers. */
public final class MessageCodec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int JSON_FRAMES = 4;

    private final Signature signature;

    /** A codec that signs and checks with this signature. */
    public MessageCodec(Signature signature) {
        this.signature = signature;
    }

    /** The frames of a message, signed. */
    public List<byte[]> encode(Message message) {
        List<byte[]> json = List.of(
                Json.bytes(message.header()),
                Json.bytes(message.parentHeader()),
                Json.bytes(message.metadata()),
                Json.bytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signature.sign(json));
        frames.addAll(json);
        frames.addAll(message.buffers());
        return frames;
    }

    /**
     * The message in the frames.
     *
     * @throws MalformedMessageException when there is no delimiter, frames are missing, the signature is wrong, the JSON
     *     is none, or the header has no id or type
     */
    public Message decode(List<byte[]> frames) throws MalformedMessageException {
        int delimiter = delimiter(frames);
        int first = delimiter + 2;
        if (delimiter < 0 || frames.size() < first + JSON_FRAMES) {
            throw new MalformedMessageException("frames are missing");
        }
        List<byte[]> json = frames.subList(first, first + JSON_FRAMES);
        if (!signature.verify(frames.get(delimiter + 1), json)) {
            throw new MalformedMessageException("wrong signature");
        }
        Message message = new Message(
                List.copyOf(frames.subList(0, delimiter)),
                object(json.get(0)),
                object(json.get(1)),
                object(json.get(2)),
                object(json.get(3)),
                List.copyOf(frames.subList(first + JSON_FRAMES, frames.size())));
        if (message.id().isEmpty() || message.type().isEmpty()) {
            throw new MalformedMessageException("a header without msg_id or msg_type");
        }
        return message;
    }

    private static int delimiter(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode object(byte[] bytes) throws MalformedMessageException {
        try {
            return Json.parseObject(bytes);
        } catch (IOException e) {
            throw new MalformedMessageException("not a JSON object");
        }
    }
}
