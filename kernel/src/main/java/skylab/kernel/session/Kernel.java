package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import skylab.kernel.channels.Channels;
import skylab.kernel.channels.FrameReceiver;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.output.OutputSettings;
import skylab.kernel.output.Publication;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;
import skylab.kernel.protocol.MessageCodec;
import skylab.kernel.protocol.Signature;
import skylab.kernel.text.Messages;

/** A kernel on its channels: who answers which request, from the first to the last. */
public final class Kernel implements FrameReceiver, AutoCloseable {
    private final Wire wire;
    private final OutputGatherer output;
    private final Inputs inputs;
    private final Comms comms;
    private final History history;
    private final CompletableFuture<Evaluator> evaluator = new CompletableFuture<>();
    private final ShellQueue shell;
    private final RequestServer control;
    private final CountDownLatch finished = new CountDownLatch(1);

    /** A kernel that listens and whose history is that of its session; see the other constructor. */
    public Kernel(ConnectionInfo info, Messages messages) {
        this(info, messages, Optional.empty());
    }

    /**
     * A kernel that listens.
     *
     * @param historyFile where the history of all sessions is
     * @throws org.zeromq.ZMQException when a port is taken
     * @throws IllegalArgumentException when the signature scheme is unknown
     */
    public Kernel(ConnectionInfo info, Messages messages, Optional<Path> historyFile) {
        Header headers = new Header(UUID.randomUUID().toString(), Clock.systemUTC());
        wire = new Wire(new MessageCodec(new Signature(info.scheme(), info.key())), headers);
        output = new OutputGatherer(wire, messages, OutputSettings.of(System.getenv()));
        inputs = new Inputs(this::askInput, messages, output::flush);
        comms = new Comms(output);
        history = new History(historyFile);
        Execution execution = new Execution(evaluator::join, output, inputs, history);
        shell = new ShellQueue(
                new RequestServer(wire, shellHandlers(info, execution), output::end, this::served), execution::aborted);
        control = new RequestServer(wire, controlHandlers(), () -> {}, this::served);
        wire.connect(new Channels(info, this));
        wire.status(Json.object(), "starting");
        shell.start();
    }

    private Map<String, RequestHandler> shellHandlers(ConnectionInfo info, Execution execution) {
        Supplier<Evaluator> ready = evaluator::join;
        CodeQuestions questions = new CodeQuestions(ready);
        return Map.ofEntries(
                Map.entry("kernel_info_request", new KernelInfo()),
                Map.entry("execute_request", execution),
                Map.entry("complete_request", questions::complete),
                Map.entry("inspect_request", questions::inspect),
                Map.entry("is_complete_request", questions::isComplete),
                Map.entry("history_request", history),
                Map.entry("comm_open", comms::opened),
                Map.entry("comm_msg", comms::received),
                Map.entry("comm_close", comms::closed),
                Map.entry("comm_info_request", comms::info),
                Map.entry("connect_request", request -> ports(info)),
                Map.entry("interrupt_request", this::interrupt),
                Map.entry("shutdown_request", this::shutdown));
    }

    private Map<String, RequestHandler> controlHandlers() {
        Map<String, RequestHandler> handlers = new HashMap<>(Declined.HANDLERS);
        handlers.put("kernel_info_request", new KernelInfo());
        handlers.put("interrupt_request", this::interrupt);
        handlers.put("shutdown_request", this::shutdown);
        return handlers;
    }

    /** What cells print. */
    public OutputGatherer output() {
        return output;
    }

    /** Where cells read. */
    public InputStream input() {
        return inputs;
    }

    /**
     * Asks the front end of the running cell for a text that it does not show.
     *
     * @throws IllegalStateException when the front end answers no questions now
     * @throws IOException when the cell is interrupted or the input ended
     */
    public String readPassword(String prompt) throws IOException {
        return inputs.readPassword(prompt);
    }

    /** The latest cells that have run, without those that were not to be stored. */
    public List<Cell> cells() {
        return history.cells();
    }

    /** Conversations with widgets. */
    public Comms comms() {
        return comms;
    }

    /** Hands in the language; requests that need it have waited for it. */
    public void ready(Evaluator language) {
        evaluator.complete(language);
    }

    /** Says why there will be no language; requests that need it fail with that. */
    public void failed(Throwable reason) {
        evaluator.completeExceptionally(reason);
    }

    /** Stops the running cell. */
    public void interrupt() {
        if (evaluator.isDone() && !evaluator.isCompletedExceptionally()) {
            evaluator.join().interrupt();
        }
    }

    /** Waits until a front end, a signal or the end of the parent asks to end. */
    public void awaitEnd() throws InterruptedException {
        finished.await();
    }

    /** Asks to end; returns at once. */
    public void end() {
        finished.countDown();
    }

    /** Stops what runs and closes the channels; what was printed still arrives. */
    @Override
    public void close() {
        interrupt();
        if (evaluator.isDone() && !evaluator.isCompletedExceptionally()) {
            evaluator.join().close();
        }
        history.close();
        output.close();
        wire.channels().close();
    }

    @Override
    public void shell(List<byte[]> frames) {
        Message request = wire.read(frames);
        if (request != null) {
            shell.add(new Incoming(request, wire.channels().shell()));
        }
    }

    /** What must not wait is answered at once; what control has in common with shell waits for its turn there. */
    @Override
    public void control(List<byte[]> frames) {
        Message request = wire.read(frames);
        if (request == null) {
            return;
        }
        Incoming incoming = new Incoming(request, wire.channels().control());
        if (control.knows(request.type()) || !shell.knows(request.type())) {
            control.serve(incoming);
        } else {
            shell.add(incoming);
        }
    }

    @Override
    public void stdin(List<byte[]> frames) {
        Message message = wire.read(frames);
        if (message != null && message.type().equals("input_reply")) {
            inputs.answer(message);
        }
    }

    /** A topic that is no UTF-8 gets no welcome, as the enhancement proposal 65 says. */
    @Override
    public void subscribed(byte[] topic) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(topic))
                    .toString();
            wire.welcome(topic, text);
        } catch (CharacterCodingException e) {
            return;
        }
    }

    private void askInput(Message request, ObjectNode content) {
        wire.answer(wire.channels().stdin(), request, "input_request", Json.object(), content);
    }

    private ObjectNode interrupt(Message request) {
        interrupt();
        return Replies.ok();
    }

    /** The reply goes to who asked, and to all others by iopub; then the kernel ends. */
    private ObjectNode shutdown(Message request) throws Fields.UnusableException {
        ObjectNode content = Replies.ok().put("restart", Fields.of(request).flag("restart", false));
        wire.publish(request.header(), new Publication("shutdown_reply", content));
        return content;
    }

    private void served(String type) {
        if (type.equals("shutdown_request")) {
            end();
        }
    }

    private static ObjectNode ports(ConnectionInfo info) {
        return Replies.ok()
                .put("shell_port", info.shellPort())
                .put("iopub_port", info.iopubPort())
                .put("stdin_port", info.stdinPort())
                .put("hb_port", info.heartbeatPort())
                .put("control_port", info.controlPort());
    }
}
