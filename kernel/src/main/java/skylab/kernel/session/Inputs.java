package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;
import skylab.kernel.text.Messages;

/**
 * {@code System.in} of cells: a read that finds nothing asks the front end of the running cell for a line.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#stdin-messages">Messages on stdin</a>
 */
final class Inputs extends InputStream {
    /** What a front end sends for the end of the input: Ctrl-D. */
    private static final String END_OF_INPUT = "\u0004";

    private final Sender sender;
    private final Messages messages;
    private final Runnable flush;
    /** The running cell when its front end answers questions, else null. */
    private volatile Message asked;

    private volatile CompletableFuture<String> answer;
    /** Whether what is left of a line was meant for a cell that has ended. */
    private volatile boolean outdated;

    private byte[] line = {};
    private int position;

    /** Sends {@code input_request} to the front end that sent the request. */
    @FunctionalInterface
    interface Sender {
        void ask(Message request, ObjectNode content);
    }

    /** An input that shows what was printed, by {@code flush}, before it asks. */
    Inputs(Sender sender, Messages messages, Runnable flush) {
        this.sender = sender;
        this.messages = messages;
        this.flush = flush;
    }

    /** A cell begins; input goes to the front end that asked for it, if that allows it. */
    void begin(Message executeRequest, boolean allowed) {
        outdated = true;
        asked = allowed ? executeRequest : null;
    }

    /** The cell has ended: nobody sees its questions any more, threads that wait for an answer are refused. */
    void end() {
        asked = null;
        CompletableFuture<String> waiting = answer;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** An {@code input_reply} has come; one that nobody waits for, or from another front end, is dropped. */
    void answer(Message reply) {
        CompletableFuture<String> waiting = answer;
        Message cell = asked;
        if (waiting != null && cell != null && same(cell.identities(), reply.identities())) {
            waiting.complete(reply.content().path("value").asText());
        }
    }

    private static boolean same(List<byte[]> identities, List<byte[]> others) {
        return Arrays.deepEquals(identities.toArray(), others.toArray());
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
        if (left() == 0) {
            String typed = ask("", false);
            if (typed.equals(END_OF_INPUT)) {
                return -1;
            }
            line = (typed + "\n").getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return left();
    }

    private int left() {
        if (outdated) {
            outdated = false;
            position = line.length;
        }
        return line.length - position;
    }

    /**
     * Asks for a text that the front end does not show while it is typed.
     *
     * @throws InputRefusedException when the front end answers no questions now
     * @throws java.io.EOFException when the student has ended the input
     * @throws IOException when the cell is interrupted
     */
    String readPassword(String prompt) throws IOException {
        String typed = ask(prompt, true);
        if (typed.equals(END_OF_INPUT)) {
            throw new EOFException();
        }
        return typed;
    }

    @Override
    public void close() {
        // A Scanner that is closed closes this; the next cell wants to read again.
    }

    private synchronized String ask(String prompt, boolean password) throws IOException {
        Message cell = asked;
        if (cell == null) {
            // Unchecked: a Scanner swallows an IOException and complains of a missing line instead.
            throw new InputRefusedException(messages.text("input.refused"));
        }
        flush.run();
        CompletableFuture<String> typed = new CompletableFuture<>();
        answer = typed;
        sender.ask(cell, Json.object().put("prompt", prompt).put("password", password));
        try {
            return typed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(messages.text("error.interrupted"), e);
        } catch (CancellationException e) {
            throw new InputRefusedException(messages.text("input.refused"));
        } catch (ExecutionException e) {
            throw new IOException(e);
        } finally {
            answer = null;
        }
    }
}
