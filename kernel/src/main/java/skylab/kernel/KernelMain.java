package skylab.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.UnsupportedTransportException;
import skylab.kernel.session.HistoryLocation;
import skylab.kernel.session.Kernel;
import skylab.kernel.text.Messages;

/** Starts the kernel: {@code KernelMain <connection file>}. */
public final class KernelMain {
    private static final int USAGE = 2;

    private KernelMain() {}

    /** Runs until the front end, a signal or the end of the parent process ends it. */
    public static void main(String[] arguments) throws InterruptedException {
        Messages messages = Messages.of(System.getenv());
        // Front ends made for Python pass options of theirs, such as --HistoryManager.hist_file.
        Optional<String> file = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst();
        if (file.isEmpty()) {
            fail(messages.text("start.argument"));
        }
        // What takes longest starts first, beside the sockets.
        CompletableFuture<Kernel> kernel = new CompletableFuture<>();
        startLanguage(kernel, messages);
        try {
            serve(kernel, ConnectionInfo.read(Path.of(file.orElseThrow())), messages, history(arguments));
        } catch (UnsupportedTransportException e) {
            fail(messages.text("start.transport", e.transport()));
        } catch (IOException e) {
            fail(file.orElseThrow() + ": " + e.getMessage());
        }
        System.exit(0);
    }

    private static Optional<Path> history(String[] arguments) {
        return HistoryLocation.of(
                System.getenv(),
                List.of(arguments),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")));
    }

    private static void serve(
            CompletableFuture<Kernel> listening, ConnectionInfo info, Messages messages, Optional<Path> history)
            throws InterruptedException {
        try (Kernel kernel = new Kernel(info, messages, history)) {
            Signals.on("INT", kernel::interrupt);
            Signals.on("TERM", kernel::end);
            endWithParent(kernel);
            Bootstrap.redirect(kernel.output(), kernel.input());
            listening.complete(kernel);
            kernel.awaitEnd();
        }
    }

    private static void startLanguage(CompletableFuture<Kernel> kernel, Messages messages) {
        OutputGatherer.watchThreads();
        Thread start = new Thread(
                () -> {
                    try {
                        Evaluator language = Bootstrap.start(kernel, messages);
                        kernel.join().ready(language);
                    } catch (RuntimeException | Error e) {
                        kernel.join().failed(e);
                    }
                },
                "start");
        start.setDaemon(true);
        start.start();
    }

    private static void endWithParent(Kernel kernel) {
        String parent = System.getenv().getOrDefault("JPY_PARENT_PID", "");
        if (parent.matches("[0-9]{2,10}")) {
            ProcessHandle.of(Long.parseLong(parent))
                    .ifPresent(process -> process.onExit().thenRun(kernel::end));
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(USAGE);
    }
}
