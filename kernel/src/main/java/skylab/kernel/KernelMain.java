package skylab.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.UnsupportedTransportException;
import skylab.kernel.session.Kernel;
import skylab.kernel.text.Messages;

/** Starts the kernel: {@code KernelMain <connection file>}, or {@code KernelMain --warm-up} for a class-data archive. */
public final class KernelMain {
    private static final int USAGE = 2;

    private KernelMain() {}

    /** Runs until the front end, a signal or the end of the parent process ends it. */
    public static void main(String[] arguments) throws InterruptedException {
        Messages messages = Messages.of(System.getenv());
        if (Arrays.asList(arguments).contains("--warm-up")) {
            WarmUp.run(messages);
            System.exit(0);
        }
        // Front ends made for Python pass options of theirs, such as --HistoryManager.hist_file.
        Optional<String> file = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst();
        if (file.isEmpty()) {
            fail(messages.text("start.argument"));
        }
        try {
            serve(ConnectionInfo.read(Path.of(file.orElseThrow())), messages);
        } catch (UnsupportedTransportException e) {
            fail(messages.text("start.transport", e.transport()));
        } catch (IOException e) {
            fail(file.orElseThrow() + ": " + e.getMessage());
        }
        System.exit(0);
    }

    private static void serve(ConnectionInfo info, Messages messages) throws InterruptedException {
        try (Kernel kernel = new Kernel(info, messages)) {
            Signals.on("INT", kernel::interrupt);
            Signals.on("TERM", kernel::end);
            endWithParent(kernel);
            Bootstrap.redirect(kernel.output(), kernel.input());
            Thread start = new Thread(
                    () -> {
                        try {
                            kernel.ready(Bootstrap.start(kernel.output(), messages));
                        } catch (RuntimeException | Error e) {
                            kernel.failed(e);
                        }
                    },
                    "start");
            start.setDaemon(true);
            start.start();
            kernel.awaitEnd();
        }
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
