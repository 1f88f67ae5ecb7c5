package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import skylab.kernel.channels.Channel;
import skylab.kernel.channels.Channels;
import skylab.kernel.channels.FrameReceiver;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.MalformedMessageException;
import skylab.kernel.protocol.Message;
import skylab.kernel.protocol.MessageCodec;
import skylab.kernel.protocol.Signature;
import skylab.kernel.text.Messages;

/** A kernel on its channels: takes requests, has them answered in order, says when it is busy. */
public final class Kernel implements FrameReceiver, AutoCloseable {
    private static final long DEFAULT_OUTPUT_LIMIT = 10L << 20;

    private final Header headers = new Header(UUID.randomUUID().toString(), Clock.systemUTC());
    private final MessageCodec codec;
    private final OutputGatherer output;
    private final Inputs inputs;
    private final Comms comms;
    private final CompletableFuture<Evaluator> evaluator = new CompletableFuture<>();
    private final Map<String, RequestHandler> shellHandlers;
    private final Map<String, RequestHandler> controlHandlers;
    private final LinkedBlockingQueue<Message> shellQueue = new LinkedBlockingQueue<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final CompletableFuture<Channels> channels = new CompletableFuture<>();

    /**
     * A kernel that listens.
     *
     * @throws org.zeromq.ZMQException when a port is taken
     * @throws IllegalArgumentException when the signature scheme is unknown
     */
    public Kernel(ConnectionInfo info, Messages messages) {
        codec = new MessageCodec(new Signature(info.scheme(), info.key()));
        output = new OutputGatherer(this::publish, messages, outputLimit());
        inputs = new Inputs(this::askInput, messages, output::flush);
        comms = new Comms(output);
        Supplier<Evaluator> ready = evaluator::join;
        History history = new History();
        CodeQuestions questions = new CodeQuestions(ready);
        RequestHandler kernelInfo = new KernelInfo();
        shellHandlers = Map.ofEntries(
                Map.entry("kernel_info_request", kernelInfo),
                Map.entry("execute_request", new Execution(ready, output, inputs, history)),
                Map.entry("complete_request", questions::complete),
                Map.entry("inspect_request", questions::inspect),
                Map.entry("is_complete_request", questions::isComplete),
                Map.entry("history_request", history),
                Map.entry("comm_open", comms::opened),
                Map.entry("comm_msg", comms::received),
                Map.entry("comm_close", comms::closed),
                Map.entry("comm_info_request", comms::info),
                Map.entry("connect_request", request -> ports(info)),
                Map.entry("shutdown_request", this::shutdown));
        controlHandlers = Map.of(
                "kernel_info_request", kernelInfo,
                "interrupt_request", this::interrupt,
                "shutdown_request", this::shutdown,
                "debug_request", Kernel::declineDebug,
                "create_subshell_request", Kernel::declineSubshell,
                "delete_subshell_request", Kernel::declineSubshell,
                "list_subshell_request", Kernel::declineSubshell);
        Thread shell = new Thread(this::serveShell, "shell");
        shell.setDaemon(true);
        channels.complete(new Channels(info, this));
        shell.start();
    }

    /** What cells print. */
    public OutputGatherer output() {
        return output;
    }

    /** Where cells read. */
    public InputStream input() {
        return inputs;
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
        output.close();
        channels.join().close();
    }

    @Override
    public void shell(List<byte[]> frames) {
        Message message = decode(frames);
        if (message != null) {
            shellQueue.add(message);
        }
    }

    @Override
    public void control(List<byte[]> frames) {
        Message message = decode(frames);
        if (message != null) {
            serve(message, controlHandlers, channels.join().control());
        }
    }

    @Override
    public void stdin(List<byte[]> frames) {
        Message message = decode(frames);
        if (message != null && message.type().equals("input_reply")) {
            inputs.answer(message);
        }
    }

    @Override
    public void subscribed(byte[] topic) {
        ObjectNode content = Json.object().put("subscription", new String(topic, StandardCharsets.UTF_8));
        Message welcome = new Message(
                List.of(topic), headers.next("iopub_welcome"), Json.object(), Json.object(), content, List.of());
        channels.join().iopub().send(codec.encode(welcome));
    }

    private Message decode(List<byte[]> frames) {
        try {
            return codec.decode(frames);
        } catch (MalformedMessageException e) {
            // Not from our front end, or damaged: nobody to tell.
            return null;
        }
    }

    private void serveShell() {
        try {
            while (true) {
                Message message = shellQueue.take();
                ObjectNode reply = serve(message, shellHandlers, channels.join().shell());
                if (stopsQueue(message, reply)) {
                    abortQueue();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean stopsQueue(Message message, ObjectNode reply) {
        return reply != null
                && message.type().equals("execute_request")
                && reply.path("status").asText().equals("error")
                && message.content().path("stop_on_error").asBoolean(true);
    }

    /** Answers the cells that stand in the queue with {@code aborted}; other requests as always. */
    private void abortQueue() {
        List<Message> waiting = new ArrayList<>();
        shellQueue.drainTo(waiting);
        for (Message message : waiting) {
            boolean cell = message.type().equals("execute_request");
            serve(
                    message,
                    cell ? Map.of("execute_request", request -> Replies.aborted()) : shellHandlers,
                    channels.join().shell());
        }
    }

    /** Has a request answered; returns the content of the reply, null when there is none. */
    private ObjectNode serve(Message request, Map<String, RequestHandler> handlers, Channel channel) {
        RequestHandler handler = handlers.get(request.type());
        if (handler == null) {
            return null;
        }
        publish(request.header(), "status", Json.object().put("execution_state", "busy"));
        ObjectNode content;
        try {
            content = handler.handle(request);
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError e) {
            content = Replies.error(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of());
        }
        if (content != null) {
            String type = request.type().replaceFirst("_request$", "_reply");
            channel.send(codec.encode(new Message(
                    request.identities(), headers.next(type), request.header(), Json.object(), content, List.of())));
        }
        publish(request.header(), "status", Json.object().put("execution_state", "idle"));
        if (request.type().equals("shutdown_request")) {
            end();
        }
        return content;
    }

    private void publish(ObjectNode parent, String type, ObjectNode content) {
        byte[] topic = ("kernel." + headers.session() + "." + type).getBytes(StandardCharsets.UTF_8);
        channels.join()
                .iopub()
                .send(codec.encode(
                        new Message(List.of(topic), headers.next(type), parent, Json.object(), content, List.of())));
    }

    private void askInput(Message request, ObjectNode content) {
        channels.join()
                .stdin()
                .send(codec.encode(new Message(
                        request.identities(),
                        headers.next("input_request"),
                        request.header(),
                        Json.object(),
                        content,
                        List.of())));
    }

    private ObjectNode interrupt(Message request) {
        interrupt();
        return Replies.ok();
    }

    private ObjectNode shutdown(Message request) {
        ObjectNode content =
                Replies.ok().put("restart", request.content().path("restart").asBoolean(false));
        publish(request.header(), "shutdown_reply", content);
        return content;
    }

    private static ObjectNode declineDebug(Message request) {
        ObjectNode content = Json.object()
                .put("type", "response")
                .put("request_seq", request.content().path("seq").asInt(0))
                .put("command", request.content().path("command").asText())
                .put("success", false)
                .put("message", "no debugger");
        content.set("body", Json.object());
        return content.put("status", "error").put("ename", "NotSupported").put("evalue", "no debugger");
    }

    private static ObjectNode declineSubshell(Message request) {
        return Replies.error("NotSupported", "no subshells", List.of());
    }

    private static ObjectNode ports(ConnectionInfo info) {
        return Replies.ok()
                .put("shell_port", info.shellPort())
                .put("iopub_port", info.iopubPort())
                .put("stdin_port", info.stdinPort())
                .put("hb_port", info.heartbeatPort())
                .put("control_port", info.controlPort());
    }

    private static long outputLimit() {
        String megabytes = System.getenv("SKYLAB_OUTPUT_LIMIT_MB");
        return megabytes != null && megabytes.matches("[0-9]{1,5}")
                ? Long.parseLong(megabytes) << 20
                : DEFAULT_OUTPUT_LIMIT;
    }
}
