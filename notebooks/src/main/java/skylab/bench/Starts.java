package skylab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import skylab.frontend.RunningKernel;
import skylab.frontend.SilenceException;
import skylab.kernel.protocol.Json;

/** Measures starts and ends of one kernel: each run is a process of its own. */
final class Starts {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Rival rival;
    private final Path scratch;
    private final Map<Figure, List<Double>> measured = new EnumMap<>(Figure.class);

    Starts(Rival rival, Path scratch) {
        this.rival = rival;
        this.scratch = scratch;
    }

    /** Starts once without measuring: afterwards the files are in memory, and this client's own code is warm. */
    void warmUp() throws IOException, InterruptedException {
        run();
        measured.clear();
    }

    /** Starts the kernel, asks for its first result, ends it. */
    void run() throws IOException, InterruptedException {
        Stopwatch watch = Stopwatch.start();
        try (RunningKernel kernel = RunningKernel.start(rival.start(), scratch)) {
            kernel.frontEnd().ask("kernel_info_request", Json.object());
            double information = watch.millis();
            ObjectNode reply = kernel.frontEnd().result(rival.snippets().trivial(1));
            double result = watch.millis();
            if (reply.path("status").asText().equals("ok")) {
                note(Figure.KERNEL_INFO, information);
                note(Figure.FIRST_RESULT, result);
                note(Figure.RSS_AT_START, kernel.residentMegabytes());
            }
            Stopwatch end = Stopwatch.start();
            if (kernel.shutDown(PATIENCE)) {
                note(Figure.SHUTDOWN, end.millis());
            }
        } catch (SilenceException unanswered) {
            // Counted by its absence: a median of nothing is no number.
            return;
        }
    }

    private void note(Figure figure, double value) {
        measured.computeIfAbsent(figure, any -> new ArrayList<>()).add(value);
    }

    void report(Figures figures) {
        measured.forEach((figure, values) -> figures.put(figure, new Sample(values).median()));
    }
}
