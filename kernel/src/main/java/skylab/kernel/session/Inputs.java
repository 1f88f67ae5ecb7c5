package skylab.kernel.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;
import skylab.kernel.text.Messages;

/** {@code System.in} of cells: a read that finds nothing asks the front end of the running cell for a line. */
final class Inputs extends InputStream {
    private final Sender sender;
    private final Messages messages;
    private final Runnable flush;
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private volatile Message request;
    private byte[] line = {};
    private int position;

    /** Sends {@code input_request} to the front end that sent the request. */
    @FunctionalInterface
    interface Sender {
        void ask(Message request, com.fasterxml.jackson.databind.node.ObjectNode content);
    }

    /** An input that shows what was printed, by {@code flush}, before it asks. */
    Inputs(Sender sender, Messages messages, Runnable flush) {
        this.sender = sender;
        this.messages = messages;
        this.flush = flush;
    }

    /** A cell begins; input goes to the front end that asked for it. */
    void begin(Message executeRequest) {
        request = executeRequest;
        answers.clear();
    }

    /** An {@code input_reply} has come. */
    void answer(Message reply) {
        answers.add(reply.content().path("value").asText());
    }

    @Override
    public synchronized int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == line.length) {
            line = (ask() + "\n").getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - position;
    }

    @Override
    public void close() {
        // A Scanner that is closed closes this; the next cell wants to read again.
    }

    private String ask() throws IOException {
        Message cell = request;
        if (cell == null || !cell.content().path("allow_stdin").asBoolean(false)) {
            // Unchecked: a Scanner swallows an IOException and complains of a missing line instead.
            throw new InputRefusedException(messages.text("input.refused"));
        }
        flush.run();
        sender.ask(cell, Json.object().put("prompt", "").put("password", false));
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(messages.text("error.interrupted"), e);
        }
    }
}
